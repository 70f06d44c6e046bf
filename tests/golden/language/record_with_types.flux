import "array"

// `with` replaces a field by one of another type, or adds it.
base = {a: 1, b: "x", list: [1, 2], fn: (x) => x + 1}
text = {base with a: "now a string", d: 1.5}
function = {text with fn: (x) => "${x}!"}
record = {function with list: {inner: true}}
extend = (r) => ({r with extra: 7})

array.from(
    rows: [
        {
            a: text.a,
            b: text.b,
            d: text.d,
            list: base.list[1],
            fn: base.fn(x: 1),
            other_fn: function.fn(x: 2),
            inner: record.list.inner,
            extended: extend(r: {z: 1}).extra,
            kept: display(v: {base with fn: 0}),
        },
    ],
)

// ---
// #datatype,string,long,string,string,double,long,long,string,boolean,long,string
// #group,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,
// ,result,table,a,b,d,list,fn,other_fn,inner,extended,kept
// ,,0,now a string,x,1.5,2,2,2!,true,7,"{
//     a: 1,
//     b: x,
//     fn: 0,
//     list: [1, 2]
// }"
//
