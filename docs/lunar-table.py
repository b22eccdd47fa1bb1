#!/usr/bin/env python3
"""Prints the table of Sources/Bulletins/Mentions/LunarYear.swift: the months of the Chinese lunar years 1900-2100,
and the lines of SolarTerm.swift.

The rules are those of GB/T 33661-2017: a month begins on the day (at the meridian of the standard time) of the astronomical new
moon; the winter solstice falls in the eleventh month; where thirteen months lie from one eleventh month to before the next, the first
without a principal solar term repeats the number of the one before it. Days are those of UTC+8, but from 1914
to 1928 those of Beijing's mean time (UTC+7:45:40), as the almanacs of the time have them. The moments come from PyEphem (`pip install ephem`).

Each number holds, from its lowest bit: 13 bits, the k-th of which says that the k-th month has 30 days; 4 bits, the month
that is repeated (0 for none); the rest, the days from 1 January to the first day of the first month.
"""
import datetime
import math

import ephem


def beijing(moment):
    moment = ephem.Date(moment).datetime()
    shift = datetime.timedelta(hours=8)
    if 1914 <= moment.year <= 1928:
        shift = datetime.timedelta(hours=7, minutes=45, seconds=40)
    return (moment + shift).date()


def new_moons(first, last):
    days, moment = [], ephem.Date(first)
    while moment < ephem.Date(last):
        moment = ephem.next_new_moon(moment)
        days.append(beijing(moment))
        moment = ephem.Date(moment + 1)
    return days


def longitude(moment):
    """The sun's apparent longitude, with aberration and nutation."""
    sun = ephem.Sun(moment)
    return math.degrees(ephem.Ecliptic(ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=moment)).lon)


def principal_terms(first, last):
    """The days on which the sun's longitude is a multiple of 30 degrees, each with that multiple."""
    terms, moment = [], ephem.Date(first)
    while moment < ephem.Date(last):
        goal = (math.floor(longitude(moment) / 30) + 1) * 30
        low, high = moment, ephem.Date(moment + 33)
        for _ in range(50):
            middle = ephem.Date((low + high) / 2)
            if (goal - longitude(middle)) % 360 < 180:
                low = middle
            else:
                high = middle
        terms.append((beijing(high), goal % 360 // 30))
        moment = ephem.Date(high + 1)
    return terms


def months():
    """Every month as (first day, number, repeated), from an eleventh month on."""
    moons = new_moons("1898/11/1", "2102/3/1")
    terms = principal_terms("1898/11/1", "2102/3/1")
    solstices = [day for day, term in terms if term == 9]
    at = lambda day: max(i for i, moon in enumerate(moons) if moon <= day)
    found = []
    for first, last in zip(solstices, solstices[1:]):
        begin, end = at(first), at(last)
        number, repeated = 11, None
        for i in range(begin, end):
            has_term = any(moons[i] <= day < moons[i + 1] for day, _ in terms)
            if i > begin:
                if end - begin == 13 and repeated is None and not has_term:
                    repeated = i
                else:
                    number = number % 12 + 1
            found.append((moons[i], number, i == repeated))
    return found


def lines_of_terms():
    """For each 15 degrees the straight line through the moments of the years 1900 to 2100: see SolarTerm.swift."""
    years = range(1900, 2101)
    for goal in range(0, 360, 15):
        moments = []
        for year in years:
            moment = ephem.Date("%d/1/1" % year) + (goal - 280) % 360 / 360 * 365.2422
            for _ in range(20):
                moment += ((goal - longitude(ephem.Date(moment)) + 180) % 360 - 180) / 360 * 365.2422
            moments.append(moment - ephem.Date("2000/1/1") + 8 / 24 - 365.2422 * (year - 2000))
        middle, mean = 2000, sum(moments) / len(moments)
        drift = sum((y - middle) * (m - mean) for y, m in zip(years, moments)) / sum((y - middle) ** 2 for y in years)
        print("    (%.4f, %.2f)," % (mean, drift * 1e5))


def main():
    found = months()
    rows = []
    for year in range(1900, 2101):
        start = next(i for i, m in enumerate(found) if m[1] == 1 and not m[2] and m[0].year == year)
        end = next(i for i, m in enumerate(found) if m[1] == 1 and not m[2] and m[0].year == year + 1)
        value, leap = 0, 0
        for k, i in enumerate(range(start, end)):
            if (found[i + 1][0] - found[i][0]).days == 30:
                value |= 1 << k
            if found[i][2]:
                leap = found[i][1]
        rows.append(value | leap << 13 | (found[start][0] - datetime.date(year, 1, 1)).days << 17)
    for i in range(0, len(rows), 8):
        print("    " + " ".join("0x%06x," % row for row in rows[i : i + 8]))
    lines_of_terms()


if __name__ == "__main__":
    main()
