"""Where the company sells: 216 territories of four regions, ordered so that any first few already span the map."""

AMERICAS = ["Ohio Valley", "Texas West", "Great Lakes", "New England", "Carolinas", "Pacific Northwest", "Florida South", "Mid-Atlantic", "Rockies", "California North", "Ontario", "Gulf Coast", "Upper Midwest", "New York Metro", "Arizona", "Georgia", "California South", "Tennessee", "Texas East", "Quebec", "Missouri Valley", "Florida North", "Philadelphia", "Chicago", "Virginia", "Northern Plains", "Nevada", "British Columbia", "Kentucky", "New Jersey", "Michigan", "Utah", "Alabama", "Washington DC", "Prairies", "Oklahoma", "Hudson Valley", "Louisiana", "Minnesota", "Bay Area", "Colorado", "Maryland", "Long Island", "Indiana", "Sacramento Valley", "Arkansas", "Connecticut", "Atlantic Canada", "San Diego", "Iowa", "Pittsburgh", "Houston", "Kansas", "Wisconsin", "Orange County", "Boston", "Nebraska", "Dallas", "Mississippi", "Los Angeles", "Alberta", "Seattle", "New Mexico", "Cleveland", "Atlanta", "Hawaii", "Cincinnati", "Austin", "Detroit", "Idaho", "St. Louis", "Tampa Bay", "Upstate New York", "Charlotte", "Portland", "Toronto", "San Antonio", "Vermont", "Alaska", "Montana", "Delaware Valley", "Maine"]

EUROPE = ["Iberia South", "Benelux", "Nordics", "Bavaria", "Ireland", "London", "Northern Italy", "Île-de-France", "Poland", "Scotland", "Switzerland", "Rhine-Ruhr", "Iberia North", "Austria", "South East England", "Rhône-Alpes", "Czechia", "Denmark", "Hamburg", "Midlands", "Catalonia", "Central Italy", "Finland", "Western France", "Baltics", "Greece", "Wales", "Saxony", "Hungary", "North West England", "Flanders", "Romania", "Portugal", "Sweden South", "Hesse", "Provence", "Yorkshire", "Norway", "Southern Italy", "Berlin", "Adriatic", "Baden", "Bulgaria", "Stockholm", "Northern Ireland", "Lorraine", "Madrid", "Slovakia", "Thames Valley", "Randstad", "Lower Saxony", "Aquitaine", "Piedmont", "Wallonia", "East Anglia", "Valencia", "Cyprus and Malta", "Iceland", "Normandy", "South West England", "Westphalia", "Silesia", "Occitania", "Basque Country"]

ASIA_PACIFIC = ["New South Wales", "Singapore", "Kansai", "Mumbai", "Victoria", "Seoul", "New Zealand", "Queensland", "Kanto", "Hong Kong", "Bengaluru", "Malaysia", "Western Australia", "Taiwan", "Delhi", "Thailand", "Philippines", "Chubu", "Indonesia", "Vietnam", "South Australia", "Busan", "Hyderabad", "Kyushu", "Chennai", "Tasmania", "Gujarat", "Hokkaido", "Canberra", "Pune", "Kolkata", "Incheon"]

SOUTH = ["São Paulo", "Gulf States", "Mexico Centre", "South Africa", "Chile", "Israel", "Colombia", "Turkey West", "Buenos Aires", "Egypt", "Rio and Minas", "Monterrey", "Kenya", "Peru", "Saudi Arabia", "Morocco", "Southern Brazil", "Nigeria", "Central America", "Western Cape", "Bajío", "Anatolia", "Ecuador", "Ghana", "Caribbean", "Uruguay", "Jordan", "Qatar", "Cordoba", "Tunisia", "Gauteng", "Bogotá", "Northeast Brazil", "Guadalajara", "Kuwait", "Costa Rica", "Panama", "Paraguay"]

REGIONS = {
    "Americas North": AMERICAS,
    "Europe": EUROPE,
    "Asia Pacific": ASIA_PACIFIC,
    "Emerging Markets": SOUTH,
}


def list_territories(teams: int) -> list[tuple[str, str]]:
    """(name, region) of each team; names are unique, past the end of the map a territory is split ("Texas West 2")."""
    whole = _spread()
    rounds = -(-teams // len(whole))
    named = [(name if lap == 0 else f"{name} {lap + 1}", region) for lap in range(rounds) for name, region in whole]
    return named[:teams]


def _spread() -> list[tuple[str, str]]:
    """All territories, each region evenly spread over the list."""
    placed = [
        ((rank + 0.5) / len(names), region, name)
        for region, names in REGIONS.items()
        for rank, name in enumerate(names)
    ]
    return [(name, region) for _, region, name in sorted(placed)]
