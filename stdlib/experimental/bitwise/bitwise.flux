// Package bitwise is the package `bitwise`, for older scripts.
package bitwise


import "bitwise"

// uand is `bitwise.uand` of the other package.
uand = bitwise.uand

// uor is `bitwise.uor` of the other package.
uor = bitwise.uor

// unot is `bitwise.unot` of the other package.
unot = bitwise.unot

// uxor is `bitwise.uxor` of the other package.
uxor = bitwise.uxor

// uclear is `bitwise.uclear` of the other package.
uclear = bitwise.uclear

// ulshift is `bitwise.ulshift` of the other package.
ulshift = bitwise.ulshift

// urshift is `bitwise.urshift` of the other package.
urshift = bitwise.urshift

// sand is `bitwise.sand` of the other package.
sand = bitwise.sand

// sor is `bitwise.sor` of the other package.
sor = bitwise.sor

// snot is `bitwise.snot` of the other package.
snot = bitwise.snot

// sxor is `bitwise.sxor` of the other package.
sxor = bitwise.sxor

// sclear is `bitwise.sclear` of the other package.
sclear = bitwise.sclear

// slshift is `bitwise.slshift` of the other package.
slshift = bitwise.slshift

// srshift is `bitwise.srshift` of the other package.
srshift = bitwise.srshift
