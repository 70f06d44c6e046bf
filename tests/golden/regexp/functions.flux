import "array"
import "regexp"

array.from(
    rows: [
        {call: "regexp.matchRegexpString(r: /ab+/, v: \"xabby\")", gives: string(v: regexp.matchRegexpString(r: /ab+/, v: "xabby"))},
        {call: "regexp.matchRegexpString(r: /^b/, v: \"ab\")", gives: string(v: regexp.matchRegexpString(r: /^b/, v: "ab"))},
        {call: "regexp.findString(r: /fo.?/, v: \"seafood fool\")", gives: string(v: regexp.findString(r: /fo.?/, v: "seafood fool"))},
        {call: "regexp.findString(r: /x/, v: \"abc\")", gives: string(v: regexp.findString(r: /x/, v: "abc"))},
        {call: "regexp.replaceAllString(r: /a(x*)b/, v: \"-ab-axxb-\", t: \"T\")", gives: string(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "T"))},
        {call: "regexp.replaceAllString(r: /a(x*)b/, v: \"-ab-axxb-\", t: \"\\\${1}W\")", gives: string(v: regexp.replaceAllString(r: /a(x*)b/, v: "-ab-axxb-", t: "\${1}W"))},
        {call: "regexp.getString(r: /a|b/)", gives: string(v: regexp.getString(r: /a|b/))},
        {call: "regexp.quoteMeta(v: \"[a.b]*\")", gives: string(v: regexp.quoteMeta(v: "[a.b]*"))},
        {call: "regexp.matchRegexpString(r: regexp.compile(v: \"^[0-9]+$\"), v: \"123\")", gives: string(v: regexp.matchRegexpString(r: regexp.compile(v: "^[0-9]+$"), v: "123"))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"regexp.matchRegexpString(r: /ab+/, v: ""xabby"")",true
// ,,0,"regexp.matchRegexpString(r: /^b/, v: ""ab"")",false
// ,,0,"regexp.findString(r: /fo.?/, v: ""seafood fool"")",foo
// ,,0,"regexp.findString(r: /x/, v: ""abc"")",
// ,,0,"regexp.replaceAllString(r: /a(x*)b/, v: ""-ab-axxb-"", t: ""T"")",-T-T-
// ,,0,"regexp.replaceAllString(r: /a(x*)b/, v: ""-ab-axxb-"", t: ""\${1}W"")",-W-xxW-
// ,,0,regexp.getString(r: /a|b/),a|b
// ,,0,"regexp.quoteMeta(v: ""[a.b]*"")",\[a\.b\]\*
// ,,0,"regexp.matchRegexpString(r: regexp.compile(v: ""^[0-9]+$""), v: ""123"")",true
//
