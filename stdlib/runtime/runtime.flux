// Package runtime tells about the program that runs a script.
package runtime


// version returns the version of the program.
builtin version : () => string
