// data: types types.lp
// A condition on `_value` that InfluxDB's storage evaluates holds for no value of a type that it cannot compare.
data = from(bucket: "types") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
show = (tables=<-, name) =>
    tables
        |> map(fn: (r) => ({_field: r._field, _value: string(v: r._value)}))
        |> group()
        |> sort(columns: ["_field", "_value"])
        |> yield(name: name)

data |> filter(fn: (r) => r._value == 1.0) |> show(name: "== 1.0")
data |> filter(fn: (r) => r._value != 1) |> show(name: "!= 1")
data |> filter(fn: (r) => r._value > 1) |> show(name: "> 1")
data |> filter(fn: (r) => r._value == "x") |> show(name: "== x")
data |> filter(fn: (r) => r._value !~ /x/) |> show(name: "!~ x")
data |> filter(fn: (r) => r._value < "y") |> show(name: "< y")
data |> filter(fn: (r) => r._value != true) |> show(name: "!= true")
data |> filter(fn: (r) => r._value == 1.0 or r._field == "s") |> show(name: "== 1.0 or s")
data |> filter(fn: (r) => r._value == 2.5 or r._value == "x") |> show(name: "== 2.5 or == x")
data |> filter(fn: (r) => r._value == 1.0 and r._value > 0 and r._field != "u") |> show(name: "and")
data |> filter(fn: (r) => r._value == 1.0 and exists r.nope) |> show(name: "and exists")
data |> filter(fn: (r) => r._value =~ /^x$/ and float(v: "1") == 1.0) |> show(name: "and a call")

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,== 1.0,,,
// ,result,table,_field,_value
// ,,0,f,1
// ,,0,i,1
// ,,0,u,1
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,!= 1,,,
// ,result,table,_field,_value
// ,,0,f,2.5
// ,,0,i,2
// ,,0,u,2
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,> 1,,,
// ,result,table,_field,_value
// ,,0,f,2.5
// ,,0,i,2
// ,,0,u,2
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,== x,,,
// ,result,table,_field,_value
// ,,0,s,x
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,!~ x,,,
// ,result,table,_field,_value
// ,,0,s,1
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,< y,,,
// ,result,table,_field,_value
// ,,0,s,1
// ,,0,s,x
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,!= true,,,
// ,result,table,_field,_value
// ,,0,b,false
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,== 1.0 or s,,,
// ,result,table,_field,_value
// ,,0,f,1
// ,,0,i,1
// ,,0,s,1
// ,,0,s,x
// ,,0,u,1
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,== 2.5 or == x,,,
// ,result,table,_field,_value
// ,,0,f,2.5
// ,,0,s,x
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,and,,,
// ,result,table,_field,_value
// ,,0,f,1
// ,,0,i,1
//
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,and a call,,,
// ,result,table,_field,_value
// ,,0,s,x
//
// --- stderr
// fluxc: warning: result "and exists" is empty: no table has a column `nope`
//   at filter_value_of_types.flux:21:9
