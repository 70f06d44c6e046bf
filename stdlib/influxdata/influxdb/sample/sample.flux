// Package sample downloads data to try things out with.
//
// ## Metadata
// introduced: 0.123.0
package sample


import "array"
import "dict"
import "experimental/csv"

// _site is where all sets lie.
_site = "https://influx-testdata.s3.amazonaws.com/"

// _set describes one set.
_set = (file, desc, size, type) => ({url: _site + file, desc: desc, size: size, type: type})

// _sets are the sets by name: `live` ones are renewed every quarter of an hour.
_sets = [
    "airSensor": _set(
        file: "air-sensor-data-annotated.csv",
        desc: "Temperature, humidity and carbon monoxide in an office building, simulated.",
        size: "~600 KB",
        type: "live",
    ),
    "birdMigration": _set(
        file: "bird-migration.csv",
        desc: "Positions of migrating birds in Africa in 2019, from Movebank.",
        size: "~1.2 MB",
        type: "static",
    ),
    "bitcoin": _set(
        file: "bitcoin-historical-annotated.csv",
        desc: "Price of bitcoin in the last 30 days, from CoinDesk.",
        size: "~700 KB",
        type: "live",
    ),
    "machineProduction": _set(
        file: "machine-production.csv",
        desc: "States and measurements of four grinding machines on 2021-08-01.",
        size: "~11.9 MB",
        type: "static",
    ),
    "noaa": _set(
        file: "noaa-ndbc-latest-observations-annotated.csv",
        desc: "Latest observations of the buoys of the NOAA.",
        size: "~1.3 MB",
        type: "live",
    ),
    "noaaWater": _set(
        file: "noaa.csv",
        desc: "Water levels at two stations of the NOAA, 2019-08-17 to 2019-09-17.",
        size: "~10.3 MB",
        type: "static",
    ),
    "usgs": _set(
        file: "usgs-earthquake-all-week-annotated.csv",
        desc: "Earthquakes of the last week all over the world, from the USGS.",
        size: "~6 MB",
        type: "live",
    ),
]

// _setInfo returns a set's row in `list`.
_setInfo = (set) => {
    info = dict.get(dict: _sets, key: set, default: {url: "", desc: "", size: "", type: ""})

    return {name: set, description: info.desc, url: info.url, size: info.size, type: info.type}
}

// list returns a table of the sets there are.
//
// ## Example
// ```flux
// import "influxdata/influxdb/sample"
//
// sample.list()
// ```
list = () => {
    names = ["airSensor", "birdMigration", "bitcoin", "machineProduction", "noaa", "noaaWater", "usgs"]

    return array.from(rows: array.map(arr: names, fn: (x) => _setInfo(set: x)))
}

// data downloads a set.
//
// ## Parameters
// - set: Name of the set, as `list` gives it.
//
// ## Example
// ```flux
// import "influxdata/influxdb/sample"
//
// // no run: asks a server
// sample.data(set: "noaaWater")
// ```
data = (set) => {
    info = _setInfo(set: set)
    url =
        if info.url == "" then
            die(msg: "there is no sample data set `${set}`; `sample.list()` gives all")
        else
            info.url

    return csv.from(url: url)
}

// alignToNow moves all times so that the last row is at `now()`.
//
// ## Example
// ```flux
// import "influxdata/influxdb/sample"
// import "sampledata"
//
// sampledata.float()
//     |> sample.alignToNow()
// ```
alignToNow = (tables=<-) => {
    newest =
        tables
            |> keep(columns: ["_time"])
            |> last(column: "_time")
            |> findRecord(fn: (key) => true, idx: 0)

    return tables |> timeShift(duration: duration(v: int(v: now()) - int(v: newest._time)))
}
