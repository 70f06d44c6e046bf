// Package sampledata holds small tables to try functions on: two tables with six rows each, one every ten seconds.
//
// ## Metadata
// introduced: 0.128.0
package sampledata


import "csv"

// start is the earliest time of the data.
start = 2021-01-01T00:00:00Z

// stop is the time after the latest of the data.
stop = 2021-01-01T00:01:00Z

// _rows returns annotated CSV from the values of the two tables. Of the values, some are null on request.
_rows = (datatype, t1, t2, includeNull) => {
    nullable = (v) => if includeNull then "" else v

    return
        "#group,false,false,false,true,false
#datatype,string,long,dateTime:RFC3339,string,${datatype}
#default,_result,,,,
,result,table,_time,tag,_value
,,0,2021-01-01T00:00:00Z,t1,${t1[0]}
,,0,2021-01-01T00:00:10Z,t1,${nullable(v: t1[1])}
,,0,2021-01-01T00:00:20Z,t1,${t1[2]}
,,0,2021-01-01T00:00:30Z,t1,${nullable(v: t1[3])}
,,0,2021-01-01T00:00:40Z,t1,${nullable(v: t1[4])}
,,0,2021-01-01T00:00:50Z,t1,${t1[5]}
,,1,2021-01-01T00:00:00Z,t2,${nullable(v: t2[0])}
,,1,2021-01-01T00:00:10Z,t2,${t2[1]}
,,1,2021-01-01T00:00:20Z,t2,${t2[2]}
,,1,2021-01-01T00:00:30Z,t2,${t2[3]}
,,1,2021-01-01T00:00:40Z,t2,${nullable(v: t2[4])}
,,1,2021-01-01T00:00:50Z,t2,${t2[5]}
"
}

// _numeric returns the numbers as CSV.
_numeric = (includeNull=false) =>
    _rows(
        datatype: "double",
        t1: ["-2.18", "10.92", "7.35", "17.53", "15.23", "4.43"],
        t2: ["19.85", "4.97", "-3.75", "19.77", "13.86", "1.86"],
        includeNull: includeNull,
    )

// _string returns the texts as CSV.
_string = (includeNull=false) =>
    _rows(
        datatype: "string",
        t1: ["smpl_g9qczs", "smpl_0mgv9n", "smpl_phw664", "smpl_guvzy4", "smpl_5v3cce", "smpl_s9fmgy"],
        t2: ["smpl_b5eida", "smpl_eu4oxp", "smpl_5g7tz4", "smpl_sox1ut", "smpl_wfm757", "smpl_dtn2bv"],
        includeNull: includeNull,
    )

// _bool returns the truth values as CSV.
_bool = (includeNull=false) =>
    _rows(
        datatype: "boolean",
        t1: ["true", "true", "false", "true", "false", "false"],
        t2: ["false", "true", "false", "true", "true", "false"],
        includeNull: includeNull,
    )

// float returns tables with floats.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.float()
//     |> mean()
// ```
float = (includeNull=false) => csv.from(csv: _numeric(includeNull: includeNull))

// int returns tables with ints.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.int()
//     |> max()
// ```
int = (includeNull=false) => float(includeNull: includeNull) |> toInt()

// uint returns tables with uints.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.uint(includeNull: true)
//     |> fill(value: uint(v: 0))
// ```
uint = (includeNull=false) => float(includeNull: includeNull) |> toUInt()

// string returns tables with strings.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.string()
//     |> filter(fn: (r) => r._value =~ /v/)
// ```
string = (includeNull=false) => csv.from(csv: _string(includeNull: includeNull))

// bool returns tables with bools.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.bool()
//     |> stateCount(fn: (r) => r._value)
// ```
bool = (includeNull=false) => csv.from(csv: _bool(includeNull: includeNull))

// numericBool returns the bools as ints, 0 and 1.
//
// ## Parameters
// - includeNull: Make some values null. Default is `false`.
//
// ## Example
// ```flux
// import "sampledata"
//
// sampledata.numericBool()
//     |> sum()
// ```
numericBool = (includeNull=false) => bool(includeNull: includeNull) |> toInt()
