"""What English tells about names."""

from recoupe.extract.name_rules import NameRules, words
from recoupe.model.naming import fold

NAMES = NameRules(
    titles=words("""
        mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame saint pope
        king queen prince princess sheikh imam general gen. colonel col. captain capt. lieutenant
        lt. sergeant sgt. major maj. admiral president
        ch con det supt insp const cllr pc dc ds di dci asst dep detective superintendent inspector
        constable commissioner councillor lord baroness rear brigadier marshal commodore
        president minister senator sen. representative rep.
        governor gov. mayor judge justice chancellor ambassador secretary reverend rev.
    """),
    offices=words("""
        president vice-president minister spokesman spokeswoman spokesperson senator lawmaker
        deputy mayor governor chancellor secretary director chief head leader boss official
        representative ambassador envoy prosecutor judge lawyer attorney commissioner general
        colonel commander captain lieutenant officer policeman soldier expert researcher
        professor lecturer teacher analyst historian economist journalist correspondent editor
        doctor nurse opponent activist candidate king queen prince princess pope cardinal bishop
        coach manager player adviser advisor member founder coordinator delegate unionist
        diplomat premier author writer owner pilot resident witness victim survivor man woman son
        daughter brother father mother widow wife chairman chairwoman chairperson rapporteur
        counterpart executive ceo congressman congresswoman aide photographer staffer employee driver
        neighbour neighbor friend colleague student pupil worker farmer fisherman medic paramedic
        engineer scientist artist actor singer priest pastor detainee suspect defendant hostage
        refugee migrant shopkeeper trader veteran negotiator mediator ombudsman firefighter rescuer
    """),
    bodies=words("""
        government ministry parliament senate assembly police army court prosecutor presidency
        embassy council committee commission agency institute organisation organization
        association federation union party coalition alliance bureau office centre center
        university hospital company group bank opposition regime junta command navy
        administration department newspaper daily channel radio television magazine weekly media
        outlet website foundation ngo collective movement front militia delegation mission
        observatory kremlin club watchdog firm authority airline carrier retailer lender carmaker
        automaker chipmaker manufacturer supermarket charity team squad network broadcaster studio
        startup utility insurer developer regulator force board panel tribunal inquiry operator union
        publisher brewer miner brand chain trust think-tank thinktank school college
    """),
    groups=words("""
        authorities forces protesters rebels insurgents officers soldiers officials residents
        witnesses rescuers firefighters investigators doctors experts scientists researchers
        journalists media lawmakers senators opponents activists unions organisers organizers
        judges lawyers diplomates leaders ministers relatives families victims civilians students
        farmers workers teachers voters terrorists militants separatists troops services analysts
        observers critics prosecutors police countries allies groups diplomats
    """),
    organisations=words("""
        organisation organization union ministry party council committee commission agency
        institute university school association federation confederation foundation front
        movement alliance league bank court parliament assembly senate house group company centre
        center observatory bureau community office army guard police department embassy museum
        hospital theatre radio television club pact treaty network courier times gazette herald
    """),
    places=words("""
        city town village region province district county state island sea ocean lake river mount
        mountain gulf bay strait desert valley airport port station street avenue square bridge
        capital
    """),
    articles=words("the a an this that these those his her its their"),
    links=words("of the and for von van der den bin ibn al el ben da dos do di de la"),
    singular=words("he she it him her"),
    plural=words("they them we"),
    feminine=words("she her"),
    neuter=words("it"),
    latter={"the latter": (False, False)},
    some=words("many several some others most"),
    one=words("one"),
    by=words("by"),
    indefinite=words("a an"),
    leading={
        "president": ("président",),
        **dict.fromkeys(("premier", "chancellor"), ("premier",)),
        "leader": ("président", "premier"),
    },
    authors=words("of by from published released issued signed official"),
    alike=(
        words("president leader chief head"),
        words("ceo chairman chairwoman boss director"),
        words("lawmaker senator congressman congresswoman mp legislator"),
        words("company firm group manufacturer operator giant maker"),
        words("airline airlines airways carrier"),
        words("bank banks lender bancorp"),
        words("charity trust"),
        words("association organisation organization charity group ngo foundation"),
        words("newspaper paper daily magazine outlet"),
        words("channel broadcaster network station"),
    ),
    loose=words("member official expert researcher man woman leader resident candidate politician lawmaker"),
    shading=words("new current former outgoing young main same late alleged last"),
    companies=words("""
        company firm group manufacturer operator giant organisation organization agency airline carrier
        retailer lender bank carmaker automaker chipmaker supermarket charity network broadcaster studio
        startup utility insurer developer publisher brand chain business
    """),
    women=words("""
        woman mother wife daughter sister girl widow aunt niece grandmother queen princess duchess
        actress spokeswoman chairwoman congresswoman businesswoman policewoman waitress heiress lady
        schoolgirl girlfriend mum mom hostess
    """),
    men=words("""
        man father husband son brother boy widower uncle nephew grandfather king prince duke spokesman
        chairman congressman businessman policeman fireman gunman fisherman gentleman schoolboy boyfriend
        dad salesman craftsman
    """),
    pointing=words("this that"),
    womans=words("mrs mrs. ms ms. miss madam dame"),
    mans=words("mr mr. sir"),
    source_nouns=words("statement report account version tweet speech testimony"),
    possessives=words("his her its their"),
    same=words("same"),
    anonymous=words("source sources witness witnesses"),
    directions=words(
        "north south east west constitution state internet web god christmas easter bible covid "
        "covid-19 utc gmt"
    ),
    locating=words("in at near from towards toward outside inside"),
    abstract=words("""
        patience reason nation republic freedom liberty justice truth peace war people honour honor
        victory silence courage memory law order return analysis opinion exclusive live video photo
        photos timeline background question answer conclusion crisis anger mourning why how none
        nobody monday tuesday wednesday thursday friday saturday sunday january february march
        april may june july august september october november december yesterday today tomorrow
        swollen number remarks
    """),
    negative=words("no none nobody neither nothing"),
    documents=words("""
        report statement letter text document poll survey study register note decree inquiry book
        reports documents studies polls article dispatch message law constitution charter
        resolution census editorial journal blog memo ruling filing
    """),
    person_endings=("er", "or", "ist", "ian", "man", "woman", "men", "women", "ee", "ant", "crat", "smith"),
    thing_endings=("tion", "sion", "ment", "ity", "ness", "ism", "ance", "ence", "ure", "ing", "ship", "ude"),
    outside=words("by with into on against during since after before without that who which"),
    same_office={fold("head of state"): "president", fold("head of government"): "premier"},
    streets=words("lake mount gulf strait"),
)
