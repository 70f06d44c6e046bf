// check: --format github
x = 1 + "a"

// ---
// ::error file=as_github.flux,line=2,endLine=2,col=9,title=E0302::cannot add an int and a string%0A`string(v: x)` converts to text, as does interpolation: `"… ${x}"`
// --- exit 1
