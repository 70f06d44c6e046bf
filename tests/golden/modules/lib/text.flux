package text

quote = (s) => "<${s}>"
