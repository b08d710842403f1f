"""Who works there: invented people from many places, and the companies they sell to."""

import unicodedata

import numpy as np
import pandas as pd

GIVEN = ["Aaliyah", "Adaeze", "Aditi", "Aiko", "Alejandro", "Alice", "Amara", "Amir", "Ana", "Anders", "Andre", "Anika", "Anna", "Antoine", "Aoife", "Arjun", "Astrid", "Ayumi", "Beatriz", "Ben", "Bilal", "Bjorn", "Bruno", "Camila", "Carla", "Carmen", "Cheng", "Chiara", "Chloe", "Claire", "Daniel", "David", "Deepa", "Diego", "Dimitri", "Elena", "Elif", "Emeka", "Emma", "Erik", "Esther", "Fatima", "Felipe", "Fiona", "Florian", "Francesca", "Gabriel", "Georgia", "Grace", "Hana", "Hannah", "Hassan", "Helen", "Hiroshi", "Ibrahim", "Imani", "Ines", "Ingrid", "Isaac", "Isabel", "Ivan", "Jack", "Jacob", "James", "Jasmine", "Javier", "Jin", "Joana", "Joao", "Jonas", "Jordan", "Jose", "Julia", "Kai", "Karim", "Kate", "Kavya", "Kenji", "Khadija", "Kofi", "Laura", "Layla", "Leah", "Leila", "Leon", "Liam", "Lin", "Linh", "Lucas", "Lucia", "Luis", "Magnus", "Maja", "Malik", "Marco", "Maria", "Mariana", "Marta", "Mateo", "Maya", "Mei", "Michael", "Miguel", "Mina", "Minh", "Miriam", "Mohammed", "Monique", "Nadia", "Naomi", "Natalia", "Nia", "Nikhil", "Nils", "Noah", "Nora", "Oliver", "Olivia", "Omar", "Oscar", "Owen", "Pablo", "Paolo", "Patrick", "Paula", "Pedro", "Petra", "Priya", "Rachel", "Rafael", "Rahul", "Rania", "Ravi", "Rebecca", "Ricardo", "Rosa", "Ruth", "Ryan", "Sadia", "Sakura", "Sam", "Samir", "Sana", "Sanjay", "Sara", "Sebastian", "Shreya", "Simone", "Sofia", "Stefan", "Sunita", "Susan", "Tariq", "Thandiwe", "Theo", "Thomas", "Tomas", "Uma", "Valentina", "Vikram", "Vincent", "Wei", "Xavier", "Yara", "Yasmin", "Yuki", "Yusuf", "Zainab", "Zoe", "Zofia"]

FAMILY = ["Abbott", "Abebe", "Adeyemi", "Aguilar", "Ahmed", "Ali", "Almeida", "Andersen", "Andersson", "Baker", "Banerjee", "Barbosa", "Bauer", "Becker", "Bell", "Bennett", "Bernard", "Bianchi", "Boateng", "Brandt", "Brennan", "Brown", "Byrne", "Cardoso", "Carter", "Castillo", "Chan", "Chaudhry", "Chen", "Choi", "Clarke", "Cohen", "Cole", "Conti", "Costa", "Cruz", "Dang", "Das", "Davies", "Delgado", "Desai", "Diallo", "Diaz", "Dubois", "Duarte", "Eriksen", "Evans", "Farah", "Fernandez", "Ferrari", "Fischer", "Flores", "Fontaine", "Foster", "Fournier", "Freeman", "Garcia", "Ghosh", "Gomez", "Greco", "Green", "Gupta", "Haddad", "Hall", "Hansen", "Haruna", "Hassan", "Hayashi", "Hernandez", "Hoffmann", "Holm", "Horvat", "Hughes", "Hussein", "Ibarra", "Ito", "Iyer", "Jackson", "Jensen", "Johansson", "Jones", "Joshi", "Kang", "Kaplan", "Kapoor", "Kato", "Kaya", "Keller", "Kelly", "Khan", "Kim", "King", "Klein", "Kobayashi", "Kowalski", "Kumar", "Larsen", "Laurent", "Lee", "Lehmann", "Lewis", "Li", "Lindberg", "Liu", "Lopez", "Lund", "Mahmoud", "Malik", "Marino", "Marques", "Martin", "Martinez", "Mbeki", "Mehta", "Mendes", "Meyer", "Mills", "Mohamed", "Molina", "Moore", "Morales", "Moreau", "Morgan", "Moretti", "Mori", "Murphy", "Mwangi", "Nair", "Nakamura", "Navarro", "Ndiaye", "Nguyen", "Nielsen", "Novak", "Nowak", "Nunez", "Obi", "Okafor", "Okonkwo", "Oliveira", "Olsen", "Ortiz", "Osman", "Osei", "Owens", "Park", "Patel", "Pereira", "Perez", "Peterson", "Petrov", "Pham", "Pinto", "Popescu", "Powell", "Price", "Quinn", "Rahman", "Ramirez", "Ramos", "Rao", "Reyes", "Ricci", "Rivera", "Roberts", "Robinson", "Rojas", "Romano", "Rossi", "Roy", "Ruiz", "Russo", "Saito", "Salazar", "Santos", "Sato", "Schmidt", "Schneider", "Sharma", "Silva", "Singh", "Smith", "Soto", "Stewart", "Suzuki", "Svensson", "Takahashi", "Tan", "Tanaka", "Taylor", "Thompson", "Torres", "Tran", "Turner", "Vargas", "Varma", "Vega", "Wagner", "Walker", "Wang", "Weber", "White", "Williams", "Wilson", "Wong", "Wood", "Wright", "Wu", "Yamamoto", "Yang", "Yilmaz", "Young", "Zhang", "Ziegler"]

ACCOUNT_HEADS = ["Acorn", "Alder", "Amber", "Anchor", "Arbor", "Argent", "Aspen", "Atlas", "Beacon", "Birch", "Blue", "Bridge", "Bright", "Cedar", "Cinder", "Clear", "Cobalt", "Copper", "Coral", "Crest", "Delta", "Ember", "Fair", "Falcon", "Fern", "Field", "Flint", "Forge", "Garnet", "Glacier", "Granite", "Green", "Harbor", "Haven", "Hazel", "Heron", "High", "Indigo", "Iron", "Ivory", "Jade", "Juniper", "Kestrel", "Lake", "Lark", "Laurel", "Linden", "Maple", "Marble", "Meadow", "Mill", "North", "Oak", "Ochre", "Onyx", "Orchard", "Pearl", "Pine", "Prairie", "Quarry", "Quartz", "Raven", "Red", "Ridge", "River", "Rowan", "Saffron", "Sage", "Silver", "Slate", "Solar", "Spring", "Sterling", "Stone", "Summit", "Swift", "Teal", "Thistle", "Tidal", "Timber", "Valley", "Violet", "West", "Willow", "Wren"]

ACCOUNT_TAILS = ["Analytics", "Bank", "Biotech", "Brewing", "Care", "Clinics", "Components", "Construction", "Dairy", "Dental", "Energy", "Engineering", "Fabrics", "Foods", "Freight", "Furniture", "Health", "Hotels", "Instruments", "Insurance", "Labs", "Legal", "Logistics", "Manufacturing", "Marine", "Media", "Metals", "Motors", "Packaging", "Paper", "Pharma", "Plastics", "Power", "Print", "Properties", "Retail", "Schools", "Security", "Software", "Steel", "Studios", "Systems", "Textiles", "Tools", "Travel", "Utilities", "Water"]


def name_people(count: int, rng: np.random.Generator) -> pd.DataFrame:
    """name and email of `count` people; a name may occur twice in a large company, an address never."""
    given = rng.choice(np.array(GIVEN), count)
    family = rng.choice(np.array(FAMILY), count)
    people = pd.DataFrame({"name": [f"{g} {f}" for g, f in zip(given, family, strict=True)]})
    again = people.groupby("name").cumcount()
    locals_ = people["name"].map(_ascii).str.lower().str.replace(" ", ".") + (again + 1).astype(str).where(
        again > 0, ""
    )
    return people.assign(email=locals_ + "@meridian.example")


def name_accounts(count: int, rng: np.random.Generator) -> np.ndarray:
    """`count` customers, drawn from about four thousand invented firms; large firms recur."""
    heads = rng.choice(np.array(ACCOUNT_HEADS), count)
    tails = rng.choice(np.array(ACCOUNT_TAILS), count)
    return np.char.add(np.char.add(heads, " "), tails)


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
