// A null operand makes the result of arithmetic and comparison null; a null predicate drops the row.
import "csv"

data =
    "#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,2
,,0,,2
,,0,1,
,,0,,
"

csv.from(csv: data)
    |> map(
        fn: (r) =>
            ({
                a: r.a,
                b: r.b,
                sum: r.a + r.b,
                negated: -r.a,
                equal: r.a == r.b,
                less: r.a < r.b,
                exists_a: exists r.a,
                chosen: if r.a < r.b then "less" else "not less",
            }),
    )
    |> yield(name: "mapped")

csv.from(csv: data)
    |> filter(fn: (r) => r.a != r.b)
    |> yield(name: "filtered")

csv.from(csv: data)
    |> filter(fn: (r) => not exists r.a)
    |> yield(name: "missing")

// ---
// #datatype,string,long,long,long,string,boolean,boolean,boolean,long,long
// #group,false,false,false,false,false,false,false,false,false,false
// #default,mapped,,,,,,,,,
// ,result,table,a,b,chosen,equal,exists_a,less,negated,sum
// ,,0,1,2,less,false,true,true,-1,3
// ,,0,,2,not less,,false,,,
// ,,0,1,,not less,,true,,-1,
// ,,0,,,not less,,false,,,
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,filtered,,,
// ,result,table,a,b
// ,,0,1,2
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,missing,,,
// ,result,table,a,b
// ,,0,,2
// ,,0,,
//
