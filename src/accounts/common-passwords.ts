/**
 * What the passwords that are tried first are made of: the rule of ASVS 5.0, 6.2.4 and 6.2.11, that a password is neither
 * one of the commonest nor put together from words of this place. Written down from general knowledge of such lists:
 * the words that head all of them, keys in a row, and long single words. Held against a public list of the 47,000
 * commonest, the rule in `guessable.ts` refuses half of those with twelve characters or more and nearly all at its head;
 * the rest are single rare words and strings of no pattern.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Words of the course and of the places it is used in. */
export const productWords: readonly string[] = words(`
  emergingleader emerging leadership leaders leader development learning failure course lesson
  reflection qualified certified cohort learner instructor training company
`);

/** Words that passwords are built around, in English and a few neighbours. */
export const commonParts: readonly string[] = words(`
  password passwort passwd passcode contraseña contrasena senha parole mdp motdepasse wachtwoord geheim secret pass
  welcome willkommen bienvenue bienvenido admin administrator root user guest login logon signin letmein letme access
  default changeme change temp test demo master system server computer internet google facebook microsoft windows
  apple samsung nokia sony ericsson playstation xbox nintendo android iphone linkedin yahoo hotmail gmail
  iloveyou loveyou love loves lover lovely forever always together iloveu ilove myself mylove baby angel princess
  prince queen king sweetheart sweet honey sugar candy cookie chocolate strawberry banana cherry peanut butter
  sunshine summer winter spring autumn flower rose rainbow butterfly star stars moon sky ocean heaven dream dreams
  monkey dragon tiger eagle lion panther wolf bear horse rabbit kitty kitten puppy doggy chicken dolphin shadow
  football baseball basketball soccer hockey tennis golf boxing racing skate surf fishing hunting
  yankees cowboys lakers steelers packers patriots redsox bulls raiders eagles arsenal chelsea liverpool manchester
  united madrid barcelona milan juventus
  superman batman spiderman ironman pokemon pikachu naruto minecraft fortnite starwars skywalker matrix terminator
  harrypotter potter hogwarts gandalf hobbit transformers finalfantasy warcraft counterstrike needforspeed assassin
  hello goodbye whatever nothing something everything freedom peace hope faith trust trustno jesus christ christian
  blessed god lord heavenly buddha allah
  michael michelle jennifer jessica ashley daniel jordan joshua matthew andrew anthony robert thomas charlie george
  william james john david richard joseph christopher nicholas alexander alexandra benjamin samantha amanda melissa
  stephanie elizabeth victoria nicole justin bieber taylor brandon maria martin peter steven patrick maggie
  ginger pepper buster bailey cooper hunter killer ranger gunner tucker tigger snoopy mickey mustang corvette
  ferrari mercedes porsche yamaha honda harley davidson toyota camaro
  silver golden gold purple orange yellow green black white blue red pink brown
  monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december
  america american england london paris berlin deutschland california texas florida newyork chicago canada mexico
  brasil italia france russia china india
  fuckyou fuck shit asshole bitch pussy sexy money power rich winner loser genius boss rockstar metal metallica
  eminem tupac nirvana slipknot greenday guitar music dance
  trustnoone whoami mother father mommy daddy sister brother family friend friends grandma
  school student teacher college university office work business manager
  one two three four five six seven eight nine ten hundred thousand
  the and you your our who for this that not
  gfhjkm ghbdtn ghjcnj vfvf gfgf dkflbvbh fktrcfylh cthutq yfnfif vfhbyf polniypizdec privet parol lubov natasha
  qwas zxer dfcv qawsed rftg qwaszx
  abc xyz qaz wsx edc rfv tgb yhn ujm zaq xsw cde asd zxc qwe iop
  qazwsx wsxedc qweasd asdzxc zxcasd qawsed 1q2w3e 1qaz 2wsx 3edc 4rfv q1w2 e3r4 t5y6 w3e4 zaq1 xsw2 cde3
`);

/** Words and sayings long enough by themselves. */
export const commonWholes: ReadonlySet<string> = new Set(
  words(`
  administrator administration unbelievable international professional intelligence supernatural scandinavian
  philadelphia massachusetts constantinople mediterranean czechoslovakia photographer photography programming
  communication communications congratulation congratulations extraordinary extraterrestrial unforgettable
  independence independent revolutionary revolution responsibility relationship understanding entertainment
  championship championships thunderbirds thunderstorm skateboarding snowboarding motorcycles basketballs
  grandmother grandfather motherinlaw strawberries watermelons marshmallow cheeseburger peanutbutter
  chocolatechip gingerbread butterscotch cauliflower applesauce pineapplejuice hummingbirds
  constitution electronics electricity engineering environment environmental experimental mathematics
  veterinarian pharmaceutical neighborhood neighbourhood kindergarten
  correcthorsebatterystaple correcthorse trustnobody leavemealone whosyourdaddy iseedeadpeople ingodwetrust
  thisismypassword thisisapassword mypasswordis mysecretpassword nopassword nopasswords nopasswordneeded
  donttellanyone opensesame abracadabra supercalifragilisticexpialidocious hakunamatata livelaughlove
  carpediem tobeornottobe todayisagoodday maytheforcebewithyou maytheforce winteriscoming
  thequickbrownfox loremipsum loremipsumdolor helloworld hellothere whatthefuck whatthehell
  ihatepasswords ihatethis idontknow iforgotit iforgotmypassword ilovemyself ilovemymom ilovemydad ilovemykids
  ilovemywife ilovemyhusband ilovemyfamily ilovejesus jesuslovesme godisgood jesuschrist
  residentevil devilmaycry worldofwarcraft leagueoflegends callofduty battlefield grandtheftauto
  redhotchilipeppers linkinpark mychemicalromance ironmaiden blacksabbath avengedsevenfold
  sanfrancisco losangeles southafrica switzerland netherlands newzealand unitedstates unitedkingdom
  manchesterunited realmadrid bayernmuenchen bayernmunchen borussiadortmund
`),
);

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
];

const reversed = (text: string): string => [...text].reverse().join('');

/** Neighbouring keys and the alphabet, both ways. */
export const keyboardRuns: readonly string[] = [...rows, ...rows.map(reversed)];
