import "array"
import "internal/testutil"

r = testutil.makeRecord(o: {a: 1, b: "x"})

array.from(
    rows: [
        {
            a: r.a,
            b: r.b,
            int: testutil.makeAny(typ: "int") + 1,
            uint: testutil.makeAny(typ: "uint") + uint(v: 1),
            float: testutil.makeAny(typ: "float") + 1.0,
            string: testutil.makeAny(typ: "string") + "!",
            bool: testutil.makeAny(typ: "bool") or true,
            time: string(v: time(v: testutil.makeAny(typ: "time"))),
        },
    ],
)

// ---
// #datatype,string,long,long,string,long,unsignedLong,double,string,boolean,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,
// ,result,table,a,b,int,uint,float,string,bool,time
// ,,0,1,x,11,11,11,foo!,true,1970-01-01T00:00:00.000000100Z
//
