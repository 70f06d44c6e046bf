// doc: interpolate
