// check:
option task = {name: "downsample", cron: "0 * * * *", offset: -10m, concurrency: 2, retry: 3}

// ---
//
