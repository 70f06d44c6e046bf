// Package secrets gives scripts passwords and tokens that must not stand in their text.
package secrets


// get returns a secret: the value of the environment variable `FLUX_SECRET_<key>`. It fails when there is none.
//
// ## Parameters
// - key: Name of the secret.
builtin get : (key: string) => string
