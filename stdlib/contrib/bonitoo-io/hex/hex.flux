// Package hex converts between values and their hexadecimal text.
package hex


// int returns the int that hexadecimal text stands for; it may begin with `-` or `0x`.
builtin int : (v: string) => int

// uint returns the uint that hexadecimal text stands for; it may begin with `0x`.
builtin uint : (v: string) => uint

// bytes returns the bytes that hexadecimal text stands for, two digits each.
builtin bytes : (v: string) => bytes

// string returns an integer or bytes as hexadecimal text, and other values as the prelude's function `string` does.
builtin string : (v: A) => string
