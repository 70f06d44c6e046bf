import "array"
import "internal/promql"

array.from(
    rows: [
        {timestamp: 0.0},
        {timestamp: 951782399.0},
        {timestamp: 951782400.9},
        {timestamp: 1709251199.0},
        {timestamp: -1.0},
        {timestamp: -0.5},
        {timestamp: -2203891200.0},
    ],
)
    |> map(
        fn: (r) =>
            ({r with
                year: promql.promqlYear(timestamp: r.timestamp),
                month: promql.promqlMonth(timestamp: r.timestamp),
                days: promql.promqlDaysInMonth(timestamp: r.timestamp),
                day: promql.promqlDayOfMonth(timestamp: r.timestamp),
                weekday: promql.promqlDayOfWeek(timestamp: r.timestamp),
                hour: promql.promqlHour(timestamp: r.timestamp),
                minute: promql.promqlMinute(timestamp: r.timestamp),
            }),
    )

// ---
// #datatype,string,long,double,double,double,double,double,double,double,double
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,timestamp,year,month,days,day,weekday,hour,minute
// ,,0,0,1970,1,31,1,4,0,0
// ,,0,951782399,2000,2,29,28,1,23,59
// ,,0,951782400.9,2000,2,29,29,2,0,0
// ,,0,1709251199,2024,2,29,29,4,23,59
// ,,0,-1,1969,12,31,31,3,23,59
// ,,0,-0.5,1969,12,31,31,3,23,59
// ,,0,-2203891200,1900,3,31,1,4,0,0
//
