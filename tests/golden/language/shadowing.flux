import "array"

x = 1
f = (x) => {
    g = (x) => x * 100

    return g(x: x + 1)
}

array.from(rows: [{outer: x, inner: f(x: x)}])

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,outer,inner
// ,,0,1,200
//
