// check: --format json
x = 1 + "a"

// ---
// [{"file":"as_json.flux","code":"E0302","severity":"error","message":"cannot add an int and a string","range":{"start":{"line":2,"column":9,"offset":32},"end":{"line":2,"column":12,"offset":35}},"label":"a string","help":"`string(v: x)` converts to text, as does interpolation: `\"… ${x}\"`","related":[{"message":"an int","range":{"start":{"line":2,"column":5,"offset":28},"end":{"line":2,"column":6,"offset":29}}}]}]
// --- exit 1
