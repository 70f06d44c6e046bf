import "array"

data =
    array.from(rows: [{x: 1.0, y: 2.0}, {x: 2.0, y: 1.0}, {x: 2.0, y: 5.0}, {x: 9.0, y: 7.0}])

data |> skew(column: "x") |> yield(name: "skew")

data |> mode(column: "x") |> yield(name: "mode")

data |> covariance(columns: ["x", "y"]) |> yield(name: "covariance")

data |> covariance(columns: ["x", "y"], pearsonr: true) |> yield(name: "pearson")

// ---
// #datatype,string,long,double
// #group,false,false,false
// #default,skew,,
// ,result,table,x
// ,,0,1.0970254493638671
//
// #datatype,string,long,double
// #group,false,false,false
// #default,mode,,
// ,result,table,_value
// ,,0,2
//
// #datatype,string,long,double
// #group,false,false,false
// #default,covariance,,
// ,result,table,_value
// ,,0,8.166666666666666
//
// #datatype,string,long,double
// #group,false,false,false
// #default,pearson,,
// ,result,table,_value
// ,,0,0.8022014737600613
//
