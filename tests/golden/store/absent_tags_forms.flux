// data: m absent_tags.lp
// Which filters stand on a read: docs/semantics.md.
import "array"
import "strings"

data = from(bucket: "m") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

isOther = (r) => r.t != "a"
other = "a"
others = {t: "a"}
pattern = /a/

// Which series are left, by their tag `id` and field.
left = (tables=<-) =>
    strings.joinStr(
        arr:
            tables
                |> map(fn: (r) => ({series: r.id + r._field}))
                |> group()
                |> sort(columns: ["series"])
                |> findColumn(fn: (key) => true, column: "series"),
        v: " ",
    )

array.from(
    rows: [
        {form: "a second range", left: data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T12:00:00Z) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind another filter", left: data |> filter(fn: (r) => r._field == "f") |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind a filter with a call", left: data |> filter(fn: (r) => float(v: r.id) > 0.0) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind a range behind a filter", left: data |> filter(fn: (r) => r.t != "a") |> range(start: 2024-01-01T00:00:00Z) |> filter(fn: (r) => r.t != "b") |> left()},
        {form: "onEmpty: \"keep\"", left: data |> filter(fn: (r) => r.t != "a", onEmpty: "keep") |> left()},
        {form: "a function of another name", left: data |> filter(fn: isOther) |> left()},
        {form: "a text of another name", left: data |> filter(fn: (r) => r.t != other) |> left()},
        {form: "a text of a record", left: data |> filter(fn: (r) => r.t != others.t) |> left()},
        {form: "a text of an array", left: data |> filter(fn: (r) => r.t != [other][0]) |> left()},
        {form: "a regular expression of another name", left: data |> filter(fn: (r) => r.t !~ pattern) |> left()},
        {form: "names inside of the function", left: data |> filter(fn: (r) => {
            t = r.t

            return t != "a"
        }) |> left()},
        {form: "behind map", left: data |> map(fn: (r) => ({r with x: 1})) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind group", left: data |> group(columns: ["t"]) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind limit", left: data |> limit(n: 9) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind drop", left: data |> drop(columns: ["_start"]) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "behind union", left: union(tables: [data, data]) |> filter(fn: (r) => r.t != "a") |> left()},
        {form: "`_start` is there", left: data |> filter(fn: (r) => exists r._start) |> left()},
        {form: "`_time` is there", left: data |> filter(fn: (r) => exists r._time) |> left()},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,form,left
// ,,0,a second range,2f 2g 3f 4f
// ,,0,behind another filter,2f 3f 4f
// ,,0,behind a filter with a call,2f 2g 3f 4f
// ,,0,behind a range behind a filter,3f 4f
// ,,0,"onEmpty: ""keep""",2f 2g 3f 4f
// ,,0,a function of another name,2f 2g 3f 4f
// ,,0,a text of another name,2f 2g 3f 4f
// ,,0,a text of a record,2f 2g 3f 4f
// ,,0,a text of an array,2f 2g
// ,,0,a regular expression of another name,2f 2g 3f 4f
// ,,0,names inside of the function,2f 2g 3f 4f
// ,,0,behind map,2f 2g
// ,,0,behind group,2f 2g
// ,,0,behind limit,2f 2g
// ,,0,behind drop,2f 2g
// ,,0,behind union,2f 2f 2g 2g
// ,,0,`_start` is there,1f 1g 2f 2g 3f 4f
// ,,0,`_time` is there,1f 1g 2f 2g 3f 4f
//
