"""Writes a day of readings to a server and prints their means of six hours."""

import datetime
import math
import os

from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

BEGIN = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
MEANS = """
from(bucket: "telegraf")
    |> range(start: begin, stop: end)
    |> filter(fn: (r) => r._measurement == "climate" and r._field == "temperature")
    |> aggregateWindow(every: 6h, fn: mean)
"""


def readings():
    for minute in range(24 * 60):
        for room, base in (("kitchen", 20.0), ("cellar", 12.0)):
            yield (Point("climate").tag("room", room).field("temperature", base + 2 * math.sin(minute / 229))
                   .time(BEGIN + datetime.timedelta(minutes=minute)))


with InfluxDBClient(url=os.environ["INFLUX_HOST"], token=os.environ["INFLUX_TOKEN"],
                    org=os.environ["INFLUX_ORG"], enable_gzip=True) as client:
    client.write_api(write_options=SYNCHRONOUS).write(bucket="telegraf", record=list(readings()))
    tables = client.query_api().query(MEANS, params={"begin": BEGIN, "end": BEGIN + datetime.timedelta(days=1)})
    for table in tables:
        for record in table.records:
            print(record.get_time(), record["room"], round(record.get_value(), 2))
