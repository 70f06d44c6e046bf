import "array"
import "date"

array.from(
    rows: [
        {call: "date.nanosecond(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.nanosecond(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.microsecond(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.microsecond(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.millisecond(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.millisecond(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.second(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.second(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.minute(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.minute(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.hour(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.hour(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.weekDay(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.weekDay(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.monthDay(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.monthDay(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.yearDay(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.yearDay(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.week(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.week(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.month(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.month(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.quarter(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.quarter(t: 2024-02-29T13:45:59.123456789Z))},
        {call: "date.year(t: 2024-02-29T13:45:59.123456789Z)", gives: string(v: date.year(t: 2024-02-29T13:45:59.123456789Z))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,date.nanosecond(t: 2024-02-29T13:45:59.123456789Z),123456789
// ,,0,date.microsecond(t: 2024-02-29T13:45:59.123456789Z),123456
// ,,0,date.millisecond(t: 2024-02-29T13:45:59.123456789Z),123
// ,,0,date.second(t: 2024-02-29T13:45:59.123456789Z),59
// ,,0,date.minute(t: 2024-02-29T13:45:59.123456789Z),45
// ,,0,date.hour(t: 2024-02-29T13:45:59.123456789Z),13
// ,,0,date.weekDay(t: 2024-02-29T13:45:59.123456789Z),4
// ,,0,date.monthDay(t: 2024-02-29T13:45:59.123456789Z),29
// ,,0,date.yearDay(t: 2024-02-29T13:45:59.123456789Z),60
// ,,0,date.week(t: 2024-02-29T13:45:59.123456789Z),9
// ,,0,date.month(t: 2024-02-29T13:45:59.123456789Z),2
// ,,0,date.quarter(t: 2024-02-29T13:45:59.123456789Z),1
// ,,0,date.year(t: 2024-02-29T13:45:59.123456789Z),2024
//
