// run: --null-tags strict
// data: m absent_tags.lp
// Absent tags as nulls: docs/semantics.md.
import "array"
import "strings"

data = from(bucket: "m") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)

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
        {condition: "r.t == \"a\"", left: data |> filter(fn: (r) => r.t == "a") |> left()},
        {condition: "r.t != \"a\"", left: data |> filter(fn: (r) => r.t != "a") |> left()},
        {condition: "r.t =~ /a/", left: data |> filter(fn: (r) => r.t =~ /a/) |> left()},
        {condition: "r.t =~ /^$/", left: data |> filter(fn: (r) => r.t =~ /^$/) |> left()},
        {condition: "r.t =~ /.*/", left: data |> filter(fn: (r) => r.t =~ /.*/) |> left()},
        {condition: "r.t !~ /a/", left: data |> filter(fn: (r) => r.t !~ /a/) |> left()},
        {condition: "r.t !~ /.*/", left: data |> filter(fn: (r) => r.t !~ /.*/) |> left()},
        {condition: "r.t !~ /^$/", left: data |> filter(fn: (r) => r.t !~ /^$/) |> left()},
        {condition: "r.t == \"\"", left: data |> filter(fn: (r) => r.t == "") |> left()},
        {condition: "r.t != \"\"", left: data |> filter(fn: (r) => r.t != "") |> left()},
        {condition: "r.t < \"b\"", left: data |> filter(fn: (r) => r.t < "b") |> left()},
        {condition: "r.t > \"a\"", left: data |> filter(fn: (r) => r.t > "a") |> left()},
        {condition: "exists r.t", left: data |> filter(fn: (r) => exists r.t) |> left()},
        {condition: "not exists r.t", left: data |> filter(fn: (r) => not exists r.t) |> left()},
        {condition: "not not exists r.t", left: data |> filter(fn: (r) => not not exists r.t) |> left()},
        {condition: "\"a\" == r.t", left: data |> filter(fn: (r) => "a" == r.t) |> left()},
        {condition: "\"a\" != r.t", left: data |> filter(fn: (r) => "a" != r.t) |> left()},
        {condition: "\"\" != r.t", left: data |> filter(fn: (r) => "" != r.t) |> left()},
        {condition: "r.t != r.id", left: data |> filter(fn: (r) => r.t != r.id) |> left()},
        {condition: "not (r.t == \"a\")", left: data |> filter(fn: (r) => not (r.t == "a")) |> left()},
        {condition: "not (r.t != \"a\")", left: data |> filter(fn: (r) => not (r.t != "a")) |> left()},
        {condition: "not (r.t =~ /a/)", left: data |> filter(fn: (r) => not (r.t =~ /a/)) |> left()},
        {condition: "not (r.t !~ /a/)", left: data |> filter(fn: (r) => not (r.t !~ /a/)) |> left()},
        {condition: "exists r.nope", left: data |> filter(fn: (r) => exists r.nope) |> left()},
        {condition: "not exists r.nope", left: data |> filter(fn: (r) => not exists r.nope) |> left()},
        {condition: "r.nope == \"a\"", left: data |> filter(fn: (r) => r.nope == "a") |> left()},
        {condition: "r.nope != \"a\"", left: data |> filter(fn: (r) => r.nope != "a") |> left()},
        {condition: "r.nope =~ /^$/", left: data |> filter(fn: (r) => r.nope =~ /^$/) |> left()},
        {condition: "r.nope !~ /x/", left: data |> filter(fn: (r) => r.nope !~ /x/) |> left()},
        {condition: "r.nope == \"\"", left: data |> filter(fn: (r) => r.nope == "") |> left()},
        {condition: "r.nope != \"\"", left: data |> filter(fn: (r) => r.nope != "") |> left()},
        {condition: "r[\"t\"] != \"a\"", left: data |> filter(fn: (r) => r["t"] != "a") |> left()},
        {condition: "r._measurement != \"m\"", left: data |> filter(fn: (r) => r._measurement != "m") |> left()},
        {condition: "r._field != \"f\"", left: data |> filter(fn: (r) => r._field != "f") |> left()},
        {condition: "r._field !~ /g/", left: data |> filter(fn: (r) => r._field !~ /g/) |> left()},
        {condition: "r._value != 1.0", left: data |> filter(fn: (r) => r._value != 1.0) |> left()},
        {condition: "exists r._field", left: data |> filter(fn: (r) => exists r._field) |> left()},
        {condition: "exists r._value", left: data |> filter(fn: (r) => exists r._value) |> left()},
        {condition: "contains(value: r.t, set: [\"a\"])", left: data |> filter(fn: (r) => contains(value: r.t, set: ["a"])) |> left()},
        {condition: "not contains(value: r.t, set: [\"a\"])", left: data |> filter(fn: (r) => not contains(value: r.t, set: ["a"])) |> left()},
        {condition: "if r.t != \"a\" then true else false", left: data |> filter(fn: (r) => if r.t != "a" then true else false) |> left()},
        {condition: "r.t == \"a\" or r.t == \"b\"", left: data |> filter(fn: (r) => r.t == "a" or r.t == "b") |> left()},
        {condition: "r.t != \"a\" and r.t != \"b\"", left: data |> filter(fn: (r) => r.t != "a" and r.t != "b") |> left()},
        {condition: "r.t != \"a\" or r.t != \"b\"", left: data |> filter(fn: (r) => r.t != "a" or r.t != "b") |> left()},
        {condition: "r.t == \"a\" or r.t !~ /b/", left: data |> filter(fn: (r) => r.t == "a" or r.t !~ /b/) |> left()},
        {condition: "r.t =~ /^$/ or r.t == \"a\"", left: data |> filter(fn: (r) => r.t =~ /^$/ or r.t == "a") |> left()},
        {condition: "r.t == \"a\" or (r.t != \"b\" and r.id != \"1\")", left: data |> filter(fn: (r) => r.t == "a" or (r.t != "b" and r.id != "1")) |> left()},
        {condition: "not (r.t != \"a\" and r.t != \"b\")", left: data |> filter(fn: (r) => not (r.t != "a" and r.t != "b")) |> left()},
        {condition: "exists r.t and r.t != \"a\"", left: data |> filter(fn: (r) => exists r.t and r.t != "a") |> left()},
        {condition: "not exists r.t and r.t != \"a\"", left: data |> filter(fn: (r) => not exists r.t and r.t != "a") |> left()},
        {condition: "not exists r.t or r.t == \"a\"", left: data |> filter(fn: (r) => not exists r.t or r.t == "a") |> left()},
        {condition: "exists r.nope or r.t != \"a\"", left: data |> filter(fn: (r) => exists r.nope or r.t != "a") |> left()},
        {condition: "r.t != \"a\" and r._field == \"f\"", left: data |> filter(fn: (r) => r.t != "a" and r._field == "f") |> left()},
        {condition: "r.t != \"a\" or r._field == \"g\"", left: data |> filter(fn: (r) => r.t != "a" or r._field == "g") |> left()},
        {condition: "r.t != \"a\" and r._measurement == \"m\"", left: data |> filter(fn: (r) => r.t != "a" and r._measurement == "m") |> left()},
        {condition: "r.t != \"a\" or r._measurement == \"m\"", left: data |> filter(fn: (r) => r.t != "a" or r._measurement == "m") |> left()},
        {condition: "r.t =~ /^$/ and r._measurement != \"n\"", left: data |> filter(fn: (r) => r.t =~ /^$/ and r._measurement != "n") |> left()},
        {condition: "r.t != \"a\" and r._value > 1.0", left: data |> filter(fn: (r) => r.t != "a" and r._value > 1.0) |> left()},
        {condition: "r.t != \"a\" or r._value > 1.0", left: data |> filter(fn: (r) => r.t != "a" or r._value > 1.0) |> left()},
        {condition: "r._value == 1.0 or r.t != \"a\"", left: data |> filter(fn: (r) => r._value == 1.0 or r.t != "a") |> left()},
        {condition: "r.t != \"a\" and true", left: data |> filter(fn: (r) => r.t != "a" and true) |> left()},
        {condition: "r.t != \"a\" and float(v: r.id) > 1.0", left: data |> filter(fn: (r) => r.t != "a" and float(v: r.id) > 1.0) |> left()},
        {condition: "float(v: r.id) > 1.0 and r.t != \"a\"", left: data |> filter(fn: (r) => float(v: r.id) > 1.0 and r.t != "a") |> left()},
        {condition: "r.t != \"a\" or float(v: r.id) > 3.0", left: data |> filter(fn: (r) => r.t != "a" or float(v: r.id) > 3.0) |> left()},
        {condition: "r.t != \"a\" and (r._field == \"f\" or float(v: r.id) > 1.0)", left: data |> filter(fn: (r) => r.t != "a" and (r._field == "f" or float(v: r.id) > 1.0)) |> left()},
        {condition: "r.t != \"a\" and r._time >= 2024-01-01T00:00:00Z", left: data |> filter(fn: (r) => r.t != "a" and r._time >= 2024-01-01T00:00:00Z) |> left()},
        {condition: "r.t != \"a\" or r._time < 2024-01-01T00:00:00Z", left: data |> filter(fn: (r) => r.t != "a" or r._time < 2024-01-01T00:00:00Z) |> left()},
        {condition: "not (r.t == \"a\") and r._field == \"f\"", left: data |> filter(fn: (r) => not (r.t == "a") and r._field == "f") |> left()},
        {condition: "r.t !~ /a/ or not (r.t == \"a\")", left: data |> filter(fn: (r) => r.t !~ /a/ or not (r.t == "a")) |> left()},
        {condition: "r.t != \"a\" and r.id != \"2\" and r.nope !~ /z/", left: data |> filter(fn: (r) => r.t != "a" and r.id != "2" and r.nope !~ /z/) |> left()},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,condition,left
// ,,0,"r.t == ""a""",1f 1g
// ,,0,"r.t != ""a""",2f 2g
// ,,0,r.t =~ /a/,1f 1g
// ,,0,r.t =~ /^$/,
// ,,0,r.t =~ /.*/,1f 1g 2f 2g
// ,,0,r.t !~ /a/,2f 2g
// ,,0,r.t !~ /.*/,
// ,,0,r.t !~ /^$/,1f 1g 2f 2g
// ,,0,"r.t == """"",
// ,,0,"r.t != """"",1f 1g 2f 2g
// ,,0,"r.t < ""b""",1f 1g
// ,,0,"r.t > ""a""",2f 2g
// ,,0,exists r.t,1f 1g 2f 2g
// ,,0,not exists r.t,3f 4f
// ,,0,not not exists r.t,1f 1g 2f 2g
// ,,0,"""a"" == r.t",1f 1g
// ,,0,"""a"" != r.t",2f 2g
// ,,0,""""" != r.t",1f 1g 2f 2g
// ,,0,r.t != r.id,1f 1g 2f 2g
// ,,0,"not (r.t == ""a"")",2f 2g
// ,,0,"not (r.t != ""a"")",1f 1g
// ,,0,not (r.t =~ /a/),2f 2g
// ,,0,not (r.t !~ /a/),1f 1g
// ,,0,exists r.nope,
// ,,0,not exists r.nope,1f 1g 2f 2g 3f 4f
// ,,0,"r.nope == ""a""",
// ,,0,"r.nope != ""a""",
// ,,0,r.nope =~ /^$/,
// ,,0,r.nope !~ /x/,
// ,,0,"r.nope == """"",
// ,,0,"r.nope != """"",
// ,,0,"r[""t""] != ""a""",2f 2g
// ,,0,"r._measurement != ""m""",4f
// ,,0,"r._field != ""f""",1g 2g
// ,,0,r._field !~ /g/,1f 2f 3f 4f
// ,,0,r._value != 1.0,1g 2f 2g 3f 4f
// ,,0,exists r._field,1f 1g 2f 2g 3f 4f
// ,,0,exists r._value,1f 1g 2f 2g 3f 4f
// ,,0,"contains(value: r.t, set: [""a""])",1f 1g
// ,,0,"not contains(value: r.t, set: [""a""])",2f 2g 3f 4f
// ,,0,"if r.t != ""a"" then true else false",2f 2g
// ,,0,"r.t == ""a"" or r.t == ""b""",1f 1g 2f 2g
// ,,0,"r.t != ""a"" and r.t != ""b""",
// ,,0,"r.t != ""a"" or r.t != ""b""",1f 1g 2f 2g
// ,,0,"r.t == ""a"" or r.t !~ /b/",1f 1g
// ,,0,"r.t =~ /^$/ or r.t == ""a""",1f 1g
// ,,0,"r.t == ""a"" or (r.t != ""b"" and r.id != ""1"")",1f 1g
// ,,0,"not (r.t != ""a"" and r.t != ""b"")",1f 1g 2f 2g
// ,,0,"exists r.t and r.t != ""a""",2f 2g
// ,,0,"not exists r.t and r.t != ""a""",
// ,,0,"not exists r.t or r.t == ""a""",1f 1g 3f 4f
// ,,0,"exists r.nope or r.t != ""a""",2f 2g
// ,,0,"r.t != ""a"" and r._field == ""f""",2f
// ,,0,"r.t != ""a"" or r._field == ""g""",1g 2f 2g
// ,,0,"r.t != ""a"" and r._measurement == ""m""",2f 2g
// ,,0,"r.t != ""a"" or r._measurement == ""m""",1f 1g 2f 2g 3f
// ,,0,"r.t =~ /^$/ and r._measurement != ""n""",
// ,,0,"r.t != ""a"" and r._value > 1.0",2f 2g
// ,,0,"r.t != ""a"" or r._value > 1.0",1g 2f 2g 3f 4f
// ,,0,"r._value == 1.0 or r.t != ""a""",1f 2f 2g
// ,,0,"r.t != ""a"" and true",2f 2g
// ,,0,"r.t != ""a"" and float(v: r.id) > 1.0",2f 2g
// ,,0,"float(v: r.id) > 1.0 and r.t != ""a""",2f 2g
// ,,0,"r.t != ""a"" or float(v: r.id) > 3.0",2f 2g 4f
// ,,0,"r.t != ""a"" and (r._field == ""f"" or float(v: r.id) > 1.0)",2f 2g
// ,,0,"r.t != ""a"" and r._time >= 2024-01-01T00:00:00Z",2f 2g
// ,,0,"r.t != ""a"" or r._time < 2024-01-01T00:00:00Z",2f 2g
// ,,0,"not (r.t == ""a"") and r._field == ""f""",2f
// ,,0,"r.t !~ /a/ or not (r.t == ""a"")",2f 2g
// ,,0,"r.t != ""a"" and r.id != ""2"" and r.nope !~ /z/",
//
