import "array"

array.from(
    rows: [
        {
            newline: "a\nb",
            tab: "a\tb",
            quote: "say \"hi\"",
            backslash: "C:\\dir",
            bytes: "\xe2\x82\xac",
            unicode: "日本語 ✓",
            lines: "first
second",
        },
    ],
)

// ---
// #datatype,string,long,string,string,string,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,newline,tab,quote,backslash,bytes,unicode,lines
// ,,0,"a
// b",a	b,"say ""hi""",C:\dir,€,日本語 ✓,"first
// second"
//
