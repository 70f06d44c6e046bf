import "array"
import "internal/debug"
import "internal/promql"

bucket = (job, le, count) => ({job: job, le: le, _value: count})
data =
    array.from(
        rows: [
            bucket(job: "in order", le: "0.5", count: 4.0),
            bucket(job: "in order", le: "1", count: 9.0),
            bucket(job: "in order", le: "+Inf", count: 10.0),
            bucket(job: "out of order", le: "+Inf", count: 20.0),
            bucket(job: "out of order", le: "2", count: 10.0),
            bucket(job: "out of order", le: "1", count: 12.0),
            bucket(job: "twice", le: "1", count: 1.0),
            bucket(job: "twice", le: "1.0", count: 3.0),
            bucket(job: "twice", le: "Inf", count: 5.0),
            bucket(job: "no end", le: "1", count: 5.0),
            bucket(job: "odd bounds", le: "many", count: 5.0),
            bucket(job: "odd bounds", le: debug.null(type: "string"), count: 5.0),
            bucket(job: "odd bounds", le: "4", count: 5.0),
            bucket(job: "odd bounds", le: "Inf", count: 5.0),
            bucket(job: "negative", le: "-1", count: 5.0),
            bucket(job: "negative", le: "Inf", count: 6.0),
            bucket(job: "one", le: "Inf", count: 6.0),
        ],
    )
        |> group(columns: ["job"])

data |> promql.promHistogramQuantile(quantile: 0.5) |> yield(name: "1 half")
data |> promql.promHistogramQuantile(quantile: 0.95) |> yield(name: "2 almost all")
data |> filter(fn: (r) => r.job == "one") |> promql.promHistogramQuantile(quantile: -0.1) |> yield(name: "3 below")
data |> filter(fn: (r) => r.job == "one") |> promql.promHistogramQuantile(quantile: 1.1) |> yield(name: "4 above")
data |> drop(columns: ["le"]) |> promql.promHistogramQuantile(quantile: 0.5) |> yield(name: "5 no bounds")
data
    |> filter(fn: (r) => r.job == "twice")
    |> rename(columns: {le: "bound", _value: "n"})
    |> promql.promHistogramQuantile(quantile: 0.5, upperBoundColumn: "bound", countColumn: "n", valueColumn: "q")
    |> yield(name: "6 other columns")
data
    |> filter(fn: (r) => r.job == "twice")
    |> filter(fn: (r) => false, onEmpty: "keep")
    |> promql.promHistogramQuantile(quantile: 0.5)
    |> yield(name: "7 no rows")

// ---
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,1 half,,,
// ,result,table,job,_value
// ,,0,in order,0.6
// ,,1,negative,-1
// ,,2,no end,NaN
// ,,3,odd bounds,2
// ,,4,one,NaN
// ,,5,out of order,0.8333333333333334
// ,,6,twice,0.625
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,2 almost all,,,
// ,result,table,job,_value
// ,,0,in order,1
// ,,1,negative,-1
// ,,2,no end,NaN
// ,,3,odd bounds,3.8
// ,,4,one,NaN
// ,,5,out of order,2
// ,,6,twice,1
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,3 below,,,
// ,result,table,job,_value
// ,,0,one,-Inf
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,4 above,,,
// ,result,table,job,_value
// ,,0,one,+Inf
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,0,in order,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,1,negative,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,2,no end,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,3,odd bounds,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,4,one,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,5,out of order,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,5 no bounds,6,twice,
// ,result,table,job,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,6 other columns,,,
// ,result,table,job,q
// ,,0,twice,0.625
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,7 no rows,0,twice,
// ,result,table,job,_value
//
