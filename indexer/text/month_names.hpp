// SPDX-License-Identifier: Unicode-DFS-2016
//
// Month names of the Gregorian calendar in the languages that CLD2 tells apart and those that
// Snowball stems: full, in the form that dates have, and abbreviated; those in Latin and Greek
// letters also without their accents. Made from the tables of Unicode's CLDR, whose licence is in
// LICENSE.unicode, by make_month_names. Do not edit.
#pragma once

#include <array>
#include <string_view>

namespace nutgraf {

/// The names of a month.
struct MonthNames {
    int month;                     ///< 1 to 12
    std::string_view names;        ///< in lower case, a blank behind each; '_' between words of one
    std::string_view short_forms;  ///< the same, that may be other words as well
};

// clang-format off
inline constexpr std::array kMonthNames = {
    MonthNames{1,
        "amajjii bisha_koobaad eanair eanáir ene enero faoilleach fhaoilleach gener gennaio "
        "genver ianuali ianuarie ionawr jaanuar jan janairu janar janeiro jannaayo jannar janner "
        "jannewaris janoary januaari januaarip januar januara januari januarie januario januaro "
        "january januwari január januára janv janvaris janvier janvāris janwaliyo janyuwari "
        "janúar jenuwari jenụwarị jänner kohitatea kohitātea leden ledna mutarama ndira "
        "nzero ocak rebendan rebendane rêbendan rêbendanê samwiyee sanuali sausio sausis "
        "schaner sijecanj sijecnja siječanj siječnja styczen styczeń stycznia sānuali "
        "tammikuu tammikuuta urtarrila urtarrilak urtarrilakren urtarrilaren xaneiro yanvar "
        "yanwar zanvie ýanwar ιανουάριος ιανουαρίου ιανουαριος "
        "ιανουαριου гыйнвар студзень студзеня січень "
        "січня янв январ январь января януари јанвар "
        "јануар јануари қаңтар հունվար հունվարի בינואר "
        "יאַנואַר ינואר جانفي جنؤری جنوري جنوری "
        "كانون_الثاني يانۋار يناير ژانویه ژانویهٔ "
        "जनवरी जनवरीमासः जानेवारी "
        "জানুয়ারী জানুৱাৰী ਜਨਵਰੀ "
        "જાન્યુઆરી ଜାନୁଆରୀ ஜனவரி జనవరి "
        "ಜನವರಿ ജനുവരി ජනවාරි มกราคม "
        "ມັງກອນ ဇန်နဝါရီ იანვარი ጃንዩወሪ "
        "មករា ꭴꮓꮈꮤꮕ ",
        "ama ean faoi gen ian ion jaan jen jän kohi led mut ndi oca reb rêb sam san saus schan "
        "sij sty sān tammi tammik urt urtren xan yan zan ýan ιαν гыйн сту січ "
        "яну јан қаң հնվ בינו יאַנ ינו جنو जन जाने "
        "জানু ਜਨ જાન્યુ ஜன జన ಜನ ജനു ජන ม_ค "
        "ມ_ກ ဇန် იან ጃንዩ ጥሪ ꭴꮓ "},
    MonthNames{2,
        "bisha_labaad chwefror faburairu favrer feabhra feb febbraio febraayo febreiro febrer "
        "febrero febrewaris febroary februaari februaarip februar februara februari februarie "
        "februario februaris februaro february februwari február februára februāris febrúar "
        "febrụwarị febwaliyo fepueli fevereiro fevral fevrier fevriye fewral fewriyee frar "
        "fév févr février fēpueli gashyantare gearran ghearran guraandhala helmikuu "
        "helmikuuta huitanguru hwevrer kukadzi lutego luty otsaila otsailak otsailakren "
        "otsailaren pebrero pebruari pepeluali pébruari resemi resemiye reşemiyê reşemî "
        "ruhuhuma shkurt subat unor unora vasario vasaris veebruar veljaca veljace veljača "
        "veljače únor února şubat φεβρουάριος φεβρουαρίου "
        "φεβρουαριος φεβρουαριου ақпан лютага лютий "
        "лютого люты фебруар фев феврал февраль февраля "
        "февруари փետրվար փետրվարի בפברואר פֿעברואַר "
        "פברואר شباط فبراير فبروري فبروری فرؤری فروری "
        "فوریه فوریهٔ فيبروري فيفري فېبروري فېۋرال "
        "फरवरी फरवरीमासः फ़रवरी "
        "फेब्रुअरी फेब्रुवारी "
        "ফেব্রুয়ারী ফেব্ৰুৱাৰী ਫ਼ਰਵਰੀ "
        "ફેબ્રુઆરી ଫେବୃଆରୀ பிப்ரவரி "
        "ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി "
        "පෙබරවාරි กุมภาพันธ์ ກຸມພາ "
        "ဖေဖော်ဝါရီ თებერვალი ለካቲት ፌብሩወሪ "
        "កុម្ភៈ ",
        "chw chwef fab favr fbl feabh febr fep fev fevr few fra fēp gas gearr gur helmi helmik "
        "hui hwe kuk lut ots otsren peb pep péb res reş shk sub uno vas veebr velj úno şub "
        "φεβ ақп лют феб февр փտվ בפבר פֿעב פבר فبر फर "
        "फ़र फेब्रु ফেব ফেব্ৰু ਫ਼ਰ ફેબ્રુ "
        "பிப் ఫిబ్ర ಫೆಬ್ರ ഫെബ്രു පෙබ ก_พ "
        "ກ_ພ ဖေ თებ ለካ ፌብሩ ꭷꭶ ꭷꭶꮅ "},
    MonthNames{3,
        "adar adare adarê bisha_saddexaad bitooteessa brezen brezna březen března kovas kovo "
        "kurume maachi maachị maaliskuu maaliskuuta maarso maart machi maerz malaki mar marc "
        "marca march marcius marco marec maret maris marisi mars marsi marsip marso mart marta "
        "martie martio marto marts martsa martxoa martxoak martxoakren martxoaren marz marzec "
        "marzo marzu març março mashi matshi mawrth maʻasi meurzh mhart mhàrt mrt màrt "
        "március márta mäerz märts märz ntwarante ozujak ozujka ožujak ožujka poututerangi "
        "poutūterangi werurwe μάρτιος μαρτίου μαρτιος μαρτιου "
        "березень березня мар март марта наурыз сакавік "
        "сакавіка մարտ մարտի במרץ מערץ آذار مارت مارس "
        "مارٕچ مارچ मार्च मार्चमासः मार्चु "
        "মার্চ মাৰ্চ ਮਾਰਚ માર્ચ ମାର୍ଚ୍ଚ "
        "மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് "
        "මාර්තු มีนาคม ມີນາ მარტი መጋቢት "
        "មីនា ",
        "ada bit bre bře kov kur maalis maalisk mac mal marren mas maw maʻa meur msi márc mäe "
        "mär ozu ožu pou wer μάρ μαρ бер нау сак մրտ מרץ مار "
        "மார் മാർ මාර් มี_ค ມ_ນ မတ် მარ መጋ "
        "ማርች ꭰꮕ ꭰꮕᏹ "},
    MonthNames{4,
        "abr abrell abriil abril abrëll afirilu aibrean aibreán apirila apirilak apirilakren "
        "apirilaren apr aprel apriili apriilip april aprila aprile aprili aprilie aprilis aprill "
        "aprilo aprily apríl apríla aprīlis apuli avr avrel avrele avrigl avril avrêl "
        "avrêlê awril balandis balandzio balandžio bisha_afraad duben dubna ebrel ebrill elba "
        "ephreli epreel epreli ghiblean giblean huhtikuu huhtikuuta kubvumbi kwiecien kwiecień "
        "kwietnia mata ndamukiza nisan paengawhawha paengawhāwhā prill travanj travnja április "
        "ʻapelila ʻepeleli απρίλιος απριλίου απριλιος απριλιου "
        "апр апрел апрель апреля април квітень квітня "
        "красавік красавіка сәуір ապրիլ ապրիլի אַפּריל "
        "אפריל באפריל آوریل أبريل أفريل إبريل ئاپرېل "
        "اپريل اپریل نيسان अप्रिल अप्रैल "
        "अप्रैलमासः एप्रिल এপ্রিল এপ্ৰিল "
        "ਅਪ੍ਰੈਲ એપ્રિલ ଅପ୍ରେଲ ஏப்ரல் "
        "ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ අප්_රේල් "
        "เมษายน ເມສາ ဧပြီ აპრილი ሚያዝያ "
        "ኤፕሪል មេសា ",
        "afi aib api apiren apl apu awr bal dub ebr elb eph epr gibl huhti huhtik kub kwi nis pae "
        "pri tra ápr ʻap ʻepe απρ кві квіт кра сәу ապր אַפּר אפר "
        "באפר اپر अप्रै एप्रि ਅਪ੍ਰੈ ஏப் "
        "ఏప్రి ಏಪ್ರಿ ഏപ്രി เม_ย ມ_ສ აპრ ሚያ "
        "ኤፕሪ ꭷꮼ ꭷꮼꮒ "},
    MonthNames{5,
        "bealtaine bisha_shanaad caamsa ceitean cheitean chivabvu chèitean cèitean geguze "
        "geguzes gegužė gegužės gicurasi gulan gulane gulanê haratua kveten kvetna květen "
        "května maaie maaji maajip maayi maggio mai maiatza maiatzak maiatzakren maiatzaren maig "
        "maijs maio maja majo majus matg may mayis mayo mayu mayıs mei mejju meyi mája május "
        "rusama svibanj svibnja toukokuu toukokuuta μάιος μαΐου μαιος μαιου "
        "мамыр мая травень травня траўня մայիս մայիսի "
        "במאי أيار مايو मईमासः മേയ് මැයි "
        "พฤษภาคม ພຶດສະພາ მაისი ግንቦት ឧសភា "
        "ꭰꮒꮝꭼꮨ ",
        "beal cam ceit chv cèit geg gic gul hara kve kvě mag mairen maj maí maý mee mej mey "
        "máj méi mē svi touko toukok μάι μαΐ μαι май мам мај тра трав "
        "մյս מאי מיי مئ مئي مئی ماي مه مهٔ می مۍ मई मे "
        "মে ਮਈ મે ମଇ மே మే ಮೇ พ_ค ພ_ພ မေ მაი ሜይ "
        "ግን ꭰꮒ "},
    MonthNames{6,
        "birzelio birzelis birželio birželis bisha_lixaad cerven cervna chikumi czerwca "
        "czerwiec ekaina ekainak ekainakren ekainaren giu giugno gunju haziran hunyo iune iunie "
        "iyun iýun jona juin jun juna june junho juni junie junij junijs junio junius juny juun "
        "juuni juunip júna június júní jūnijs kamena kesakuu kesakuuta kesäkuu kesäkuuta "
        "lipanj lipnja mehefin meitheamh mezheven ogmhios pipiri pusper puspere pûşper "
        "pûşperê qershor ruheshi sune suwe waxabajjii xuno xuño yuni zercladur ògmhios "
        "červen června ġunju ιουνίου ιουνιος ιουνιου ιούνιος "
        "июн июнь июня ијун маусым червень червня "
        "чэрвень чэрвеня јуни հունիս հունիսի ביוני יוני "
        "ئىيۇن جوان جوٗن حزيران يونيو ژوئن जूनमासः "
        "ஜூன் జూన్ ಜೂನ್ ජූනි มิถุนายน "
        "ມິຖຸນາ ဇွန် ივნისი មិថុនា ꮥꭽꮇᏹ ",
        "birz birž chk cvn cze eka ekaren haz hun iun iyn jon jui juu jún jūn kam kesa kesak "
        "kesä kesäk meh meith mezh ogmh pipi pus pûş qer sun suw wax yun zercl zin ògmh čvn "
        "ġun ιουν ιούν ијн мау чер черв чэр юни јун հնս جون "
        "जुन जून জুন ਜੂਨ જૂન ଜୁନ ജൂൺ มิ_ย "
        "ມິ_ຖ ივნ ሰነ ጁን ꮥꭽ "},
    MonthNames{7,
        "adooleessa bisha_todobaad cervence cervenec chikunguru fanadur gorffennaf gouere "
        "heinakuu heinakuuta heinäkuu heinäkuuta hongongoi hulyo hōngongoi iuchar iuil iulai "
        "iulie iyul iúil iýul jolay juil juillet jul jula julaayi julai julayi julaị julho "
        "juli julie julij julijs julio juliol julius july juuli juulip júla július júlí "
        "jūlijs korrik liepa liepos lipca lipiec lug luglio lulju luuliyo mukakaro siulai srpanj "
        "srpnja sulet temmuz tirmeh tirmehe tîrmeh tîrmehê uztaila uztailak uztailakren "
        "uztailaren xullo yuli zilye července červenec ιουλίου ιουλιος "
        "ιουλιου ιούλιος июл июль июля ијул липень липня "
        "ліпень ліпеня шілде јули հուլիս հուլիսի ביולי "
        "יולי ئىيۇل تموز جولاءِ جولائی جولای جويلية "
        "جوٗلایی يوليو يوليوز ژوئیه ژوئیهٔ जुलाई "
        "जुलाईमासः जुलै জুলাই ਜੁਲਾਈ જુલાઈ "
        "ଜୁଲାଇ ஜூலை జులై ಜುಲೈ ജൂലൈ ජූලි "
        "กรกฎาคม ກໍລະກົດ ဇူလိုင် ივლისი "
        "កក្កដា ꭻᏸꮙꮒ ",
        "ado chg cvc fan gor gorff goue heina heinak heinä heinäk hongo hul hōngo iuch iul iyl "
        "jol juill júl jūl korr liep lip lul siu sul tem tir tîr uzt uztren xul yul zil čvc "
        "ιουλ ιούλ ијл лип ліп шіл юли јул հլս جول जु "
        "जुल जुला ਜੁਲਾ ก_ค ກ_ລ ဇူ ივლ ሓም ሓምለ "
        "ጁላይ ꭻᏸ "},
    MonthNames{8,
        "abuztua abuztuak abuztuakren abuztuaren agasti aggusti aggustip agost agosti agosto "
        "agusito agust agusta agustos agustus aogositra aout août aug august augusta augusti "
        "augusto augusts augustus augusztus avgust avqust avust awgust awst awwissu ağustos "
        "aŭgusto bisha_sideedaad elokuu elokuuta eost gelawej gelaweje gelawêj gelawêjê gusht "
        "hagayya hereturikoka hereturikōkā kanama kolovoz kolovoza lunasa lunastal lùnastal "
        "lúnasa nyamavhuvhu nyandagaro ogoost ogos ogost rugpjucio rugpjutis rugpjūtis "
        "rugpjūčio sierpien sierpień sierpnia srpen srpna ágúst ʻaokosi ʻaukake "
        "αυγουστος αυγουστου αυγούστου αύγουστος авг "
        "август августа аугуст жнівень жніўня серпень "
        "серпня тамыз օգոստոս օգոստոսի אוגוסט אויגוסט "
        "באוגוסט آگسٽ أغسطس أغشت ئاۋغۇست اګست اگست "
        "अगस्ट अगस्त अगस्तमासः ऑगस्ट "
        "আগষ্ট আগস্ট ਅਗਸਤ ઑગસ્ટ ଅଗଷ୍ଟ "
        "ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് "
        "අගෝස්තු สิงหาคม ສິງຫາ ဩဂုတ် "
        "აგვისტო ኦገስት សីហា ọgọọst ",
        "abu aburen aga ago ags agt agu aog avg avq awg aww ağu aŭg elo elok gel gush hag kan "
        "kol lun luna lùna lún ogo ogs rugp sie srp ágú ʻaok ʻau αυγ αύγ ауг "
        "жні сер серп там օգս אוג אויג באוג آب أوت اوت اگس "
        "غشت अग ऑग আগ ਅਗ ஆக ఆగ ಆಗ ഓഗ අගෝ ส_ค ສ_ຫ "
        "აგვ ነሓ ነሓሰ ኦገስ ọgọ ꭶꮆ ꭶꮆꮒ "},
    MonthNames{9,
        "bisha_sagaalaad eylul eylül fuulbana gunyana gwengolo iraila irailak irailakren "
        "irailaren kepakemapa mahuru mean_fomhair medi meán_fómhair nzeli rezber rezbere "
        "rezberê rugsejis rugsejo rugsėjis rugsėjo rujan rujna sattumbar satumba sebtembar "
        "sebuttemba sentabr sentyabr sentýabr sep sepitema sept septam septambra septemba "
        "septembar septembari septembarip september septembra septembre septembrie septembris "
        "septembro septhemba septiembre septimber setembre setembro setiembre settember settembre "
        "settembru setyembre shtator sultain syyskuu syyskuuta szeptember sàttumbar séptémber "
        "wrzesien wrzesień wrzesnia września zari září σεπτέμβριος "
        "σεπτεμβρίου σεπτεμβριος σεπτεμβριου верасень "
        "верасня верасьня вересень вересня сен сент "
        "сентябр сентябрь сентября сентјабр септембар "
        "септември қыркүйек սեպտեմբեր սեպտեմբերի "
        "בספטמבר סעפּטעמבער ספטמבר أيلول سبتمبر ستمبر "
        "سيپٽمبر سپتامبر سپتمبر سېنتەبىر سېپتمبر شتمبر "
        "شتنبر सतुंबर सप्टेंबर सितंबर "
        "सितंबरमासः सेप्टेम्बर "
        "ছেপ্তেম্বৰ সেপ্টেম্বর ਸਤੰਬਰ "
        "સપ્ટેમ્બર ସେପ୍ଟେମ୍ବର "
        "செப்டம்பர் సెప్టెంబర్ "
        "ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ "
        "සැප්තැම්බර් กันยายน ກັນຍາ "
        "စက်တင်ဘာ სექტემბერი መስከረም "
        "ሴፕቴምበር កញ្ញា ꮪꮅꮝꮧ ",
        "eyl ful gwen ira iraren kep mahu mfomh mfómh nze rez rugs ruj sat seb sen set sett sht "
        "stb sult syys syysk szept sàt sép wrz zar zář σεπ вер сеп септ қыр "
        "սեպ בספט סעפּ ספט سپت सप्टे सप्टें सित "
        "ছেপ্তে ਸਤੰ સપ્ટે செப் సెప్టెం "
        "ಸೆಪ್ಟೆಂ സെപ്റ്റം සැප් ก_ย ກ_ຍ စက် "
        "სექ መስ ሴፕቴ ꮪꮅ "},
    MonthNames{10,
        "bisha_tobnaad damhair deireadh_fomhair deireadh_fómhair dàmhair ekim gitugutu gumiguru "
        "hydref kewcer kewcere kewçêr kewçêrê lokakuu lokakuuta oct october octobre "
        "octombrie octubre okitobba okt oktabr okthoba oktob oktoba oktobar oktobari oktobarip "
        "oktober oktobra oktobris oktobro oktoobar oktoober oktubre oktyabr október októbra "
        "oktýabr onkololeessa ott ottobre ottubru outubro pazdziernik pazdziernika październik "
        "października rijen rijna spalio spalis tetor ukwakira urria urriak urriakren urriaren "
        "říjen října ʻokakopa ʻokatopa οκτωβρίου οκτωβριος "
        "οκτωβριου οκτώβριος жовтень жовтня кастрычнік "
        "кастрычніка окт октобар октомври октябр "
        "октябрь октября октјабр қазан հոկտեմբեր "
        "հոկտեմբերի אוקטובר אקטאבער באוקטובר آڪٽوبر "
        "أكتوبر ئۆكتەبىر اکتبر اکتوبر اکتوٗبر "
        "تشرين_الأول अकतुम्बर अक्टोबर "
        "अक्तूबर अक्तूबरमासः ऑक्टोबर "
        "অক্টোবর অক্টোবৰ ਅਕਤੂਬਰ ઑક્ટોબર "
        "ଅକ୍ଟୋବର அக்டோபர் అక్టోబర్ "
        "ಅಕ್ಟೋಬರ್ ഒക്_ടോബർ ඔක්තෝබර් "
        "ตุลาคม ຕຸລາ အောက်တိုဘာ "
        "ოქტომბერი ኦክቶበር ጥቅምቲ តុលា ọktoba "
        "ꮪꮒꮕꮧ ",
        "damh dfomh dfómh dàmh eki gum hyd kew loka lokak nuku oki onk paz paź rij spal tet "
        "ukw urr urrren říj ɔtb ʻok ʻoka οκτ жов жовт кас қаз հոկ אוק "
        "אקט באוק اکت अक्तू ऑक्टो অক্টো ਅਕਤੂ "
        "ઑક્ટો அக் అక్టో ಅಕ್ಟೋ ഒക്ടോ ඔක් "
        "ต_ค ຕ_ລ အောက် ოქტ ኦክቶ ጥቅ ọkt ꮪꮒ "},
    MonthNames{11,
        "azaroa azaroak azaroakren azaroaren kasim kasım lapkricio lapkritis lapkričio listopad "
        "listopada listopadu marraskuu marraskuuta mbudzi munyonyo nentor nobyembre nofembar "
        "noiembrie nopember nopémber nov novam novambra novema novemba novembar novembari "
        "novembarip november novembra novembre novembris novembro novembru noviembre novimber "
        "nowambar nowemapa nowàmbar noyabr noýabr nuwamba nëntor nóvember nōvema sadaasa "
        "samhain sermawez sermaweze sermawezê studeni studenoga tachwedd ugushyingo "
        "νοέμβριος νοεμβρίου νοεμβριος νοεμβριου "
        "листопад листопада лістапад лістапада новембар "
        "ноември ноя ноябр ноябрь ноября нојабр қараша "
        "նոյեմբեր նոյեմբերի בנובמבר נאוועמבער נובמבר "
        "تشرين_الثاني نوامبر نوفمبر نومبر نونبر نويابىر "
        "नवंबर नवंबरमासः नवूमबर नोभेम्बर "
        "नोव्हेंबर নভেম্বর নৱেম্বৰ ਨਵੰਬਰ "
        "નવેમ્બર ନଭେମ୍ବର நவம்பர் నవంబర్ "
        "ನವೆಂಬರ್ നവംബർ නොවැම්බර් "
        "พฤศจิกายน ພະຈິກ နိုဝင်ဘာ "
        "ნოემბერი ኖቬምበር វិច្ឆិកា ꮕꮣꮥꮖ ",
        "aza azaren kas lapkr lis marras marrask mbu nen nob nof nop now noy noý nuw nvb nën "
        "nóv nōv rangi sad samh ser stu tach ugu νοέ νοε лис лист ліс нов "
        "ное ноем нояб ној қар նոյ בנוב נאוו נוב نوم नव "
        "नवं नोव्हें নৱে ਨਵੰ નવે நவ నవం "
        "ನವೆಂ നവം නොවැ พ_ย ພ_ຈ နို ნოე ሕዳ ሕዳር "
        "ኖቬም ꮕꮣ "},
    MonthNames{12,
        "abendua abenduak abenduakren abenduaren aralik aralık berfanbar berfanbare berfanbarê "
        "dec decembar decembari decembarip december decembra decembre decembrie decembris "
        "decembro dekabr desam desambar desambra desemba desembar desember desembre desimber "
        "desàmbar detsember dez dezember dezembro dhjetor dicembre dicembru diciembre disamba "
        "disemba disember disyembre diċembru dubhlachd déc décembre désémber dùbhlachd "
        "grudnia grudzien grudzień gruodis gruodzio gruodžio hakihea joulukuu joulukuuta "
        "kekemapa kerzu kigarama muddee nollaig prosinac prosinca prosince prosinec rhagfyr "
        "tisema tīsema ukuboza zvita δεκέμβριος δεκεμβρίου "
        "δεκεμβριος δεκεμβριου грудень грудня дек "
        "декабр декабрь декабря декември децембар "
        "желтоқсан снежань снежня сьнежань сьнежня "
        "դեկտեմբեր դեկտեմբերի בדצמבר דעצעמבער דצמבר "
        "دجمبر دجنبر دسامبر دسمبر ديسمبر دېكابىر "
        "كانون_الأول ڊسمبر डिसंबर डिसेंबर "
        "डिसेम्बर दसूमबर दिसंबर "
        "दिसंबरमासः ডিচেম্বৰ ডিসেম্বর "
        "ਦਸੰਬਰ ડિસેમ્બર ଡିସେମ୍ବର "
        "டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ "
        "ഡിസംബർ දෙසැම්බර් ธันวาคม ທັນວາ "
        "ဒီဇင်ဘာ დეკემბერი ታሕሳስ ዲሴምበር "
        "ធ្នូ ꭵꮝꭹᏹ ",
        "abe aberen ara ber dek des dets dhj dic dis diċ dsb dubh dés dùbh gru gruod haki "
        "joulu jouluk kek kzu mud noll pro rhag tis tīs uku zvi δεκ гру груд дец "
        "жел сне сьн դեկ בדצמ דעצ דצמ دسم डिसं डिसें "
        "दिस ডিচে ਦਸੰ ડિસે டிச డిసెం ಡಿಸೆಂ "
        "ഡിസം දෙසැ ธ_ค ທ_ວ ဒီ დეკ ታሕ ዲሴም ꭵꮝ "},
};

/// Names that stand for another month behind a full stop: the Croatian "12. listopada".
struct DottedMonth {
    std::string_view name;
    int month;
};

inline constexpr std::array kDottedMonths = {
    DottedMonth{"lip", 6},
    DottedMonth{"listopada", 10},
};
// clang-format on

}  // namespace nutgraf
