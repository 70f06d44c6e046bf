import "array"
import "regexp"

array.from(
    rows: [
        {
            dot_all: "a\nb" =~ /(?s)a.b/,
            lines: "a\nb" =~ /(?m)^b$/,
            lazy: regexp.replaceAllString(r: /(?U)a+/, t: "-", v: "aaa"),
            letters: "é" =~ /^\pL$/,
            byte: "A" =~ /\x41/,
            numbered: regexp.replaceAllString(r: /a(x*)b/, t: "${"$"}{1}W", v: "-ab-axxb-"),
            named: regexp.replaceAllString(r: /a(?P<n>x*)b/, t: "[$n]", v: "-ab-axxb-"),
            longest_name: regexp.replaceAllString(r: /a(x*)b/, t: "$1W$$", v: "-ab-axxb-"),
            no_such_group: regexp.replaceAllString(r: /a(x*)b/, t: "$9x", v: "-ab-axxb-"),
        },
    ],
)

// ---
// #datatype,string,long,boolean,boolean,string,boolean,boolean,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,,,
// ,result,table,dot_all,lines,lazy,letters,byte,numbered,named,longest_name,no_such_group
// ,,0,true,true,---,true,true,-W-xxW-,-[]-[xx]-,-$-$-,---
//
