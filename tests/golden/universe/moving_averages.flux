import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 1.0},
            {_time: 2024-01-01T00:00:10Z, _value: 3.0},
            {_time: 2024-01-01T00:00:20Z, _value: 2.0},
            {_time: 2024-01-01T00:00:30Z, _value: 8.0},
            {_time: 2024-01-01T00:00:40Z, _value: 5.0},
            {_time: 2024-01-01T00:00:50Z, _value: 6.5},
            {_time: 2024-01-01T00:01:00Z, _value: 4.0},
            {_time: 2024-01-01T00:01:10Z, _value: 7.0},
        ],
    )

data |> movingAverage(n: 3) |> yield(name: "movingAverage")

data |> exponentialMovingAverage(n: 3) |> yield(name: "exponentialMovingAverage")

data |> doubleEMA(n: 2) |> yield(name: "doubleEMA")

data |> tripleEMA(n: 2) |> yield(name: "tripleEMA")

data |> tripleExponentialDerivative(n: 2) |> yield(name: "tripleExponentialDerivative")

data |> relativeStrengthIndex(n: 3) |> yield(name: "relativeStrengthIndex")

data |> chandeMomentumOscillator(n: 3) |> yield(name: "chandeMomentumOscillator")

data |> kaufmansAMA(n: 3) |> yield(name: "kaufmansAMA")

data |> kaufmansER(n: 3) |> yield(name: "kaufmansER")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,movingAverage,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:20Z,2
// ,,0,2024-01-01T00:00:30Z,4.333333333333333
// ,,0,2024-01-01T00:00:40Z,5
// ,,0,2024-01-01T00:00:50Z,6.5
// ,,0,2024-01-01T00:01:00Z,5.166666666666667
// ,,0,2024-01-01T00:01:10Z,5.833333333333333
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,exponentialMovingAverage,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:20Z,2
// ,,0,2024-01-01T00:00:30Z,5
// ,,0,2024-01-01T00:00:40Z,5
// ,,0,2024-01-01T00:00:50Z,5.75
// ,,0,2024-01-01T00:01:00Z,4.875
// ,,0,2024-01-01T00:01:10Z,5.9375
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,doubleEMA,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:20Z,2
// ,,0,2024-01-01T00:00:30Z,7.333333333333333
// ,,0,2024-01-01T00:00:40Z,5.555555555555555
// ,,0,2024-01-01T00:00:50Z,6.444444444444445
// ,,0,2024-01-01T00:01:00Z,4.34567901234568
// ,,0,2024-01-01T00:01:10Z,6.625514403292182
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,tripleEMA,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:30Z,7.333333333333334
// ,,0,2024-01-01T00:00:40Z,5.185185185185186
// ,,0,2024-01-01T00:00:50Z,6.358024691358027
// ,,0,2024-01-01T00:01:00Z,4.086419753086419
// ,,0,2024-01-01T00:01:10Z,6.788751714677639
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,tripleExponentialDerivative,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:40Z,35.55555555555554
// ,,0,2024-01-01T00:00:50Z,18.579234972677572
// ,,0,2024-01-01T00:01:00Z,-3.686635944700445
// ,,0,2024-01-01T00:01:10Z,8.825093035619357
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,relativeStrengthIndex,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:30Z,92.3076923076923
// ,,0,2024-01-01T00:00:40Z,60.75949367088608
// ,,0,2024-01-01T00:00:50Z,68.76574307304787
// ,,0,2024-01-01T00:01:00Z,45.53794829024187
// ,,0,2024-01-01T00:01:10Z,66.13070539419087
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,chandeMomentumOscillator,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:30Z,77.77777777777777
// ,,0,2024-01-01T00:00:40Z,20
// ,,0,2024-01-01T00:00:50Z,42.857142857142854
// ,,0,2024-01-01T00:01:00Z,-57.142857142857146
// ,,0,2024-01-01T00:01:10Z,28.571428571428573
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,kaufmansAMA,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:30Z,3.7036094945679867
// ,,0,2024-01-01T00:00:40Z,3.747952674950344
// ,,0,2024-01-01T00:00:50Z,4.0343259657983825
// ,,0,2024-01-01T00:01:00Z,4.0285950495522425
// ,,0,2024-01-01T00:01:10Z,4.194875543946591
//
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,kaufmansER,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:30Z,0.7777777777777777
// ,,0,2024-01-01T00:00:40Z,0.2
// ,,0,2024-01-01T00:00:50Z,0.42857142857142855
// ,,0,2024-01-01T00:01:00Z,0.5714285714285715
// ,,0,2024-01-01T00:01:10Z,0.28571428571428575
//
