// check:
import "experimental/mqtt"
import "experimental/geo"

buckets() |> yield(name: "buckets")
from(bucket: "telegraf")
    |> range(start: -1h)
    |> mqtt.to(broker: "tcp://localhost:1883")
x = geo.getLevel(token: "166b59")
