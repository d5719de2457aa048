"""How English writes its words."""

from recoupe.extract.tokens import LETTER, TokenRules, token_pattern

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Capt|Lt|Maj|Sgt|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|Inc|Ltd|Corp|Co|vs|etc|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|Ala|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|"
    "La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis|Wyo"
)
_SHORT = "s|re|ve|ll|d|m|S"
_WITHOUT_CLITIC = rf"(?:'(?!(?:{_SHORT}|t)(?!\w)){LETTER}+)*"

TOKENS = TokenRules(
    pattern=token_pattern(
        r"(?:[A-Z]\.){2,}",
        r"[ap]\.m\.",
        rf"(?:{_ABBREVIATIONS})\.(?!\w)",
        r"[A-Z]\.(?=\s+[A-Z])",
        r"[Cc]an(?=not\b)",
        r"not(?<=cannot)",
        rf"{LETTER}+?(?=n't(?!\w))",
        r"n't(?!\w)",
        rf"'(?:{_SHORT})(?!\w)",
        r"\d+(?:st|nd|rd|th|s)(?!\w)",
        r"\d+(?:[.,:/]\d+)*",
        rf"{LETTER}[^\W_]*{_WITHOUT_CLITIC}",
    ),
    norms={
        "n't": "not",
        "ca": "can",
        "wo": "will",
        "sha": "shall",
        "'ll": "will",
        "'ve": "have",
        "'re": "are",
        "'m": "am",
        "–": "-",
        "—": "-",
        "--": "-",
    },
)
