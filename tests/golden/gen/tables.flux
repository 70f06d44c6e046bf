// run: --now 2024-01-01T00:00:05Z
import "internal/gen"

gen.tables(n: 3, seed: 123) |> yield(name: "plain")
gen.tables(n: 4, nulls: 0.5, tags: [{name: "host", cardinality: 2}, {name: "none", cardinality: 0}, {name: "cpu", cardinality: 2}], seed: 42)
    |> yield(name: "tags and nulls")
gen.tables(n: 0, nulls: 1.0, seed: -1) |> yield(name: "default rows, only nulls")
// Sums see values of the tail of the distribution, too.
gen.tables(n: 20000, seed: 7) |> sum() |> yield(name: "sum")
gen.tables(n: 2) |> yield(name: "seed of the time")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,plain,,,
// ,result,table,_time,_value
// ,,0,2023-12-31T23:59:30Z,-39.7289264835779
// ,,0,2023-12-31T23:59:40Z,3.561659508431711
// ,,0,2023-12-31T23:59:50Z,34.956531511845476
//
// #datatype,string,long,string,string,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,tags and nulls,,,,,
// ,result,table,host,cpu,_time,_value
// ,,0,r2i,nqU9m,2023-12-31T23:59:20Z,
// ,,0,r2i,nqU9m,2023-12-31T23:59:30Z,
// ,,0,r2i,nqU9m,2023-12-31T23:59:40Z,8.123854539999877
// ,,0,r2i,nqU9m,2023-12-31T23:59:50Z,22.484101349382467
// ,,1,tnsqtz,HMgY,2023-12-31T23:59:20Z,
// ,,1,tnsqtz,HMgY,2023-12-31T23:59:30Z,
// ,,1,tnsqtz,HMgY,2023-12-31T23:59:40Z,
// ,,1,tnsqtz,HMgY,2023-12-31T23:59:50Z,-23.25840047435232
// ,,2,tnsqtz,nqU9m,2023-12-31T23:59:20Z,13.482805974519346
// ,,2,tnsqtz,nqU9m,2023-12-31T23:59:30Z,-14.615661142210017
// ,,2,tnsqtz,nqU9m,2023-12-31T23:59:40Z,21.604024789922562
// ,,2,tnsqtz,nqU9m,2023-12-31T23:59:50Z,-23.92310598922486
// ,,3,r2i,HMgY,2023-12-31T23:59:20Z,39.47460183867481
// ,,3,r2i,HMgY,2023-12-31T23:59:30Z,
// ,,3,r2i,HMgY,2023-12-31T23:59:40Z,-35.05926895207041
// ,,3,r2i,HMgY,2023-12-31T23:59:50Z,-86.7874534154608
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,"default rows, only nulls",,,
// ,result,table,_time,_value
// ,,0,2023-12-31T23:59:00Z,
// ,,0,2023-12-31T23:59:10Z,
// ,,0,2023-12-31T23:59:20Z,
// ,,0,2023-12-31T23:59:30Z,
// ,,0,2023-12-31T23:59:40Z,
// ,,0,2023-12-31T23:59:50Z,
//
// #datatype,string,long,double
// #group,false,false,false
// #default,sum,,
// ,result,table,_value
// ,,0,1301.8326833552164
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,seed of the time,,,
// ,result,table,_time,_value
// ,,0,2023-12-31T23:59:40Z,-116.01567404088094
// ,,0,2023-12-31T23:59:50Z,-23.86663550211887
//
