import "array"
import "experimental"
import "strings"

add = (r) => r.x + 1

array.from(
    rows: [
        {text: display(v: (a, b=2, c=<-) => a)},
        {text: display(v: add)},
        {text: display(v: (r) => ({r with y: 1}))},
        {text: display(v: strings.title)},
        {text: display(v: filter)},
        {text: display(v: [() => true])},
        {text: experimental.catch(fn: () => string(v: (x) => x + 1.0)).msg},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,text
// ,,0,"(a: A, ?b: B, <-c: C) => A"
// ,,0,(r: {A with x: int}) => int
// ,,0,(r: A) => {A with y: int}
// ,,0,(v: string) => string
// ,,0,"(<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A]"
// ,,0,[() => bool]
// ,,0,cannot convert (x: float) => float to string
//
