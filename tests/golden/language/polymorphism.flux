// One function serves several types.
import "array"

id = (x) => x
plus = (a, b) => a + b
field = (r) => r.name

array.from(
    rows: [
        {
            int: id(x: 1),
            string: id(x: "s"),
            sum: plus(a: 1, b: 2),
            text: plus(a: "1", b: "2"),
            float: plus(a: 1.5, b: 2.0),
            one: field(r: {name: "n", extra: 1}),
            two: field(r: {name: 2.5}),
        },
    ],
)

// ---
// #datatype,string,long,long,string,long,string,double,string,double
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,int,string,sum,text,float,one,two
// ,,0,1,s,3,12,3.5,n,2.5
//
