// Operators bind as in the grammar; `^` and all other binary operators associate to the left.
import "array"

array.from(
    rows: [
        {
            a: 1 + 2 * 3,
            b: (1 + 2) * 3,
            c: 20 - 5 - 3,
            d: 100 / 10 / 2,
            e: 2.0 ^ 3.0 ^ 2.0,
            f: -2.0 ^ 2.0,
            g: 17 % 5 * 2,
            h: not 1 == 2,
            i: true or false and false,
            j: (true or false) and false,
            k: 1 + 2 < 4 and not false,
            l: 7 - -3,
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,double,double,long,boolean,boolean,boolean,boolean,long
// #group,false,false,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,,,
// ,result,table,a,b,c,d,e,f,g,h,i,j,k,l
// ,,0,7,9,12,5,64,4,4,true,true,false,true,10
//
