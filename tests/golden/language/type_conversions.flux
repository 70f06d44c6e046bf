import "array"

array.from(
    rows: [
        {
            int_of_string: int(v: "-42"),
            int_of_float: int(v: -2.9),
            int_of_bool: int(v: true),
            int_of_time: int(v: 1970-01-01T00:00:01Z),
            int_of_duration: int(v: 1m),
            uint_of_string: uint(v: "42"),
            float_of_string: float(v: "1.5e3"),
            float_of_inf: float(v: "+Inf"),
            float_of_int: float(v: 3),
            string_of_float: string(v: 1.0),
            string_of_int: string(v: -1),
            string_of_time: string(v: 2024-01-01T00:00:00.5Z),
            bool_of_string: bool(v: "true"),
            bool_of_int: bool(v: 0),
            time_of_string: time(v: "2024-01-01"),
            time_of_int: time(v: 1000000000),
            duration_of_string: string(v: duration(v: "1h5m")),
            duration_of_int: string(v: duration(v: 1000)),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,long,unsignedLong,double,double,double,string,string,string,boolean,boolean,dateTime:RFC3339,dateTime:RFC3339,string,string
// #group,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,,,,,,,,,
// ,result,table,int_of_string,int_of_float,int_of_bool,int_of_time,int_of_duration,uint_of_string,float_of_string,float_of_inf,float_of_int,string_of_float,string_of_int,string_of_time,bool_of_string,bool_of_int,time_of_string,time_of_int,duration_of_string,duration_of_int
// ,,0,-42,-2,1,1000000000,60000000000,42,1500,+Inf,3,1,-1,2024-01-01T00:00:00.500000000Z,true,false,2024-01-01T00:00:00Z,1970-01-01T00:00:01Z,1h5m,1us
//
