// Strings compare byte by byte.
import "array"

array.from(
    rows: [
        {
            joined: "foo" + "bar",
            equal: "a" == "a",
            upper_first: "Z" < "a",
            longer: "ab" > "a",
            accent: "é" > "z",
            empty: "" < "a",
        },
    ],
)

// ---
// #datatype,string,long,string,boolean,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,joined,equal,upper_first,longer,accent,empty
// ,,0,foobar,true,true,true,true,true
//
