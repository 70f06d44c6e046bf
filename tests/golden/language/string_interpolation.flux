import "array"

name = "cpu"
n = 3
f = 2.50
t = 2024-02-29T12:30:00.5Z
d = 1h30m
b = true
inner = (s) => "<${s}>"

array.from(
    rows: [
        {
            simple: "name=${name}",
            sum: "n+1=${n + 1}",
            float: "${f}",
            time: "${t}",
            duration: "${d}",
            bool: "${b}",
            nested: "a${inner(s: "b${name}c")}d",
            many: "${name}${n}${name}",
            escaped: "\${name} costs $5",
            choice: "${if n > 2 then "many" else "few"}",
        },
    ],
)

// ---
// #datatype,string,long,string,string,string,string,string,string,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,,
// ,result,table,simple,sum,float,time,duration,bool,nested,many,escaped,choice
// ,,0,name=cpu,n+1=4,2.5,2024-02-29T12:30:00.500000000Z,1h30m,true,a<bcpuc>d,cpu3cpu,${name} costs $5,many
//
