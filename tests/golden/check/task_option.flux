// check:
option task = {nam: "downsample", every: "1h", cron: "0 * * * *", offset: 10, concurrency: 2, retry: 3}
