// `with` replaces fields and adds new ones behind the others.
import "array"

base = {a: 1, b: "two"}
changed = {base with b: 2.5, c: true}
nested = {outer: {inner: {leaf: "found"}}}

array.from(
    rows: [
        {
            a: changed.a,
            b: changed.b,
            c: changed.c,
            original: base.b,
            leaf: nested.outer.inner.leaf,
            quoted: {"two words": 3}["two words"],
        },
    ],
)

// ---
// #datatype,string,long,long,double,boolean,string,string,long
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,a,b,c,original,leaf,quoted
// ,,0,1,2.5,true,two,found,3
//
