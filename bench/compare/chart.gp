# SPDX-License-Identifier: GPL-2.0-or-later
#
# Draws what chart.cpp wrote. Given: data and svg (files), styles (one for each block of data) and
# sizes (a tic for each). A family has a colour (Okabe and Ito's, which colour-blind readers can
# tell apart) and a mark; one thread is dashed with a hollow mark, several are solid with a filled
# one. Systems without a choice of threads are dashed, too, since one is what they use.
set terminal svg size 860,500 dynamic font "sans-serif,14" background "#ffffff"
set output svg

family(n, colour, hollow, filled, width) = sprintf( \
    'set style line %d1 lc rgb "%s" lw %g dt (8,5) pt %d ps 0.8; ', n, colour, width, hollow) \
    . sprintf('set style line %d2 lc rgb "%s" lw %g dt 1 pt %d ps 0.8', n, colour, width, filled)
eval family(1, "#000000", 1, 1, 2)   # stock
eval family(2, "#0072b2", 6, 7, 3)   # nutgraf
eval family(3, "#56b4e9", 4, 5, 2)   # nutgraf-small
eval family(4, "#009e73", 2, 2, 2)   # nutgraf-api
eval family(5, "#cc79a7", 3, 3, 2)   # fts5
eval family(6, "#e69f00", 8, 9, 2)   # lucene
eval family(7, "#d55e00", 10, 11, 2) # lucene-warm

set logscale xy
set title "Indexing speed: MB of text per second of wall time"
set xlabel "size of the text, MB (both axes logarithmic)"
set format x "%.0f"
set lmargin 6
set rmargin at screen 0.66
set key at screen 0.68, graph 0.5 left center reverse Left samplen 4 spacing 1.3
set border 3 lc rgb "#555555"
set tics nomirror out
set grid ytics lt 1 lc rgb "#e4e4e4" lw 1
set ytics (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
stats data using 1 name "X" nooutput
stats data using 2 name "Y" nooutput
set xrange [X_min / 1.2 : X_max * 1.2]
set yrange [Y_min / 1.4 : Y_max * 1.4]
eval "set xtics (".sizes.")"
plot for [i = 0 : words(styles) - 1] data index i using 1:2 with linespoints \
    ls (word(styles, i + 1) + 0) title columnheader(1)
