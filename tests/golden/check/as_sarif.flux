// check: --format sarif
x = 1 + "a"

// ---
// {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"fluxc","rules":[{"id":"E0302"}]}},"columnKind":"unicodeCodePoints","results":[{"ruleId":"E0302","level":"error","message":{"text":"cannot add an int and a string; `string(v: x)` converts to text, as does interpolation: `\"… ${x}\"`"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"as_sarif.flux"},"region":{"startLine":2,"startColumn":9,"endLine":2,"endColumn":12,"byteOffset":33,"byteLength":3}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"as_sarif.flux"},"region":{"startLine":2,"startColumn":5,"endLine":2,"endColumn":6,"byteOffset":29,"byteLength":1}},"message":{"text":"an int"}}]}]}]}
// --- exit 1
