import "array"
import "strings"

array.from(
    rows: [
        {call: "strings.trim(v: \"..a.b..\", cutset: \".\")", gives: strings.trim(v: "..a.b..", cutset: ".")},
        {call: "strings.trimLeft(v: \"xxabcx\", cutset: \"x\")", gives: strings.trimLeft(v: "xxabcx", cutset: "x")},
        {call: "strings.trimRight(v: \"xabcxx\", cutset: \"x\")", gives: strings.trimRight(v: "xabcxx", cutset: "x")},
        {call: "strings.trimSpace(v: \"\\t a b \\n\")", gives: strings.trimSpace(v: "\t a b \n")},
        {call: "strings.trimPrefix(v: \"prefix-value\", prefix: \"prefix-\")", gives: strings.trimPrefix(v: "prefix-value", prefix: "prefix-")},
        {call: "strings.trimPrefix(v: \"value\", prefix: \"prefix-\")", gives: strings.trimPrefix(v: "value", prefix: "prefix-")},
        {call: "strings.trimSuffix(v: \"file.flux\", suffix: \".flux\")", gives: strings.trimSuffix(v: "file.flux", suffix: ".flux")},
        {call: "strings.trim(v: \"éaé\", cutset: \"é\")", gives: strings.trim(v: "éaé", cutset: "é")},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"strings.trim(v: ""..a.b.."", cutset: ""."")",a.b
// ,,0,"strings.trimLeft(v: ""xxabcx"", cutset: ""x"")",abcx
// ,,0,"strings.trimRight(v: ""xabcxx"", cutset: ""x"")",xabc
// ,,0,"strings.trimSpace(v: ""\t a b \n"")",a b
// ,,0,"strings.trimPrefix(v: ""prefix-value"", prefix: ""prefix-"")",value
// ,,0,"strings.trimPrefix(v: ""value"", prefix: ""prefix-"")",value
// ,,0,"strings.trimSuffix(v: ""file.flux"", suffix: "".flux"")",file
// ,,0,"strings.trim(v: ""éaé"", cutset: ""é"")",a
//
