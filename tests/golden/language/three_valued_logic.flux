// `false and null` is false, `true or null` is true; everything else with null is null.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,case,a,b
,,0,tt,true,true
,,0,tf,true,false
,,0,tn,true,
,,0,ft,false,true
,,0,ff,false,false
,,0,fn,false,
,,0,nt,,true
,,0,nf,,false
,,0,nn,,
",
)
    |> map(
        fn: (r) =>
            ({
                case: r.case,
                a: r.a,
                b: r.b,
                both: r.a and r.b,
                either: r.a or r.b,
                opposite: not r.a,
                branch: if r.a then "then" else "else",
            }),
    )

// ---
// #datatype,string,long,boolean,boolean,boolean,string,string,boolean,boolean
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,a,b,both,branch,case,either,opposite
// ,,0,true,true,true,then,tt,true,false
// ,,0,true,false,false,then,tf,true,false
// ,,0,true,,,then,tn,true,false
// ,,0,false,true,false,else,ft,true,true
// ,,0,false,false,false,else,ff,false,true
// ,,0,false,,false,else,fn,,true
// ,,0,,true,,else,nt,true,
// ,,0,,false,false,else,nf,,
// ,,0,,,,else,nn,,
//
