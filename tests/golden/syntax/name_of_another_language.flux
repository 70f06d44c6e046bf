// check:
let = 1
let x = 2
function = (x) => x
y = function(x: let)

// ---
//
