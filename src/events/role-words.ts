/**
 * What professions and roles are called: an open list that anybody may lengthen, a line a role, words in English, German, French,
 * Spanish, Portuguese, Italian, Dutch, Polish, Russian, Ukrainian, Turkish, Persian, Arabic and Chinese. Never a religion, an origin, a
 * place, a party or a view. Words that mean something else in another language of the list are left out.
 */

/** Words by role, separated by commas; compared after folding, without accents. docs/methods/roles.md says more. */
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  nurse:
    "nurse, registered nurse, Krankenpfleger, Krankenpflegerin, Krankenschwester, Pflegefachkraft, infirmier, infirmière, enfermero, enfermera, enfermeiro, enfermeira, infermiere, infermiera, verpleegkundige, verpleegster, pielęgniarka, pielęgniarz, медсестра, медбрат, медичка, медична сестра, hemşire, پرستار, ممرض, ممرضة, 护士, 護士",
  doctor:
    "doctor, physician, surgeon, Arzt, Ärztin, Chirurg, Chirurgin, médecin, chirurgien, chirurgienne, médico, médica, doctora, médica, cirujano, cirujana, medico, dottoressa, huisarts, chirurg, lekarz, lekarka, врач, хирург, доктор, лікар, лікарка, хірург, doktor, hekim, cerrah, پزشک, دکتر, جراح, طبيب, طبيبة, دكتور, دكتورة, 医生, 醫生, 医师",
  pharmacist:
    "pharmacist, Apotheker, Apothekerin, pharmacien, pharmacienne, farmacéutico, farmacéutica, farmacêutico, farmacêutica, farmacista, apotheker, farmaceuta, farmaceutka, фармацевт, провизор, провізор, eczacı, داروساز, صيدلي, صيدلانية, 药剂师, 藥劑師",
  psychologist:
    "psychologist, therapist, Psychologe, Psychologin, Therapeut, Therapeutin, psychologue, thérapeute, psicólogo, psicóloga, terapeuta, psicologo, psicologa, psycholoog, psycholog, психолог, психологиня, psikolog, روانشناس, أخصائي نفسي, 心理咨询师, 心理学家",
  teacher:
    "teacher, schoolteacher, educator, Lehrer, Lehrerin, Lehrkraft, enseignant, enseignante, instituteur, institutrice, maestra, profesor, profesora, docente, professor, professora, insegnante, maestro elementare, leraar, lerares, docent, nauczyciel, nauczycielka, учитель, учительница, преподаватель, вчитель, вчителька, öğretmen, معلم, آموزگار, دبیر, معلمة, مدرس, مدرسة لغة, 教师, 老师, 教師",
  scientist:
    "scientist, researcher, Wissenschaftler, Wissenschaftlerin, Forscher, Forscherin, scientifique, chercheur, chercheuse, científico, científica, investigador, investigadora, cientista, pesquisador, pesquisadora, scienziato, scienziata, ricercatore, ricercatrice, wetenschapper, onderzoeker, naukowiec, badacz, учёный, исследователь, вчений, дослідник, дослідниця, bilim insanı, araştırmacı, پژوهشگر, دانشمند, باحث, باحثة, عالم أبحاث, 科学家, 研究员",
  student:
    "student, undergraduate, PhD student, Studentin, Studierende, étudiant, étudiante, estudiante, estudante, universitário, universitária, studente, studentessa, studente universitario, studentka, студент, студентка, öğrenci, دانشجو, طالب جامعي, طالبة, طالب, 学生, 大学生, 學生",
  engineer:
    "engineer, Ingenieur, Ingenieurin, ingénieur, ingénieure, ingeniero, ingeniera, engenheiro, engenheira, ingegnere, ingenieur, inżynier, инженер, інженер, інженерка, mühendis, مهندس, مهندسة, 工程师, 工程師",
  programmer:
    "programmer, software developer, developer, coder, software engineer, Programmierer, Programmiererin, Softwareentwickler, Softwareentwicklerin, programmeur, programmeuse, développeur, développeuse, programador, programadora, desarrollador, desarrolladora, desenvolvedor, desenvolvedora, programmatore, programmatrice, sviluppatore, sviluppatrice, ontwikkelaar, programista, programistka, программист, программистка, разработчик, програміст, програмістка, розробник, yazılımcı, programcı, برنامه نویس, مبرمج, مبرمجة, 程序员, 工程師軟體, 程式設計師",
  architect:
    "architect, Architekt, Architektin, architecte, arquitecto, arquitecta, arquiteto, arquiteta, architetto, architetta, architekt, архитектор, архітектор, архітекторка, mimar, معمار, مهندس معماري, 建筑师, 建築師",
  lawyer:
    "lawyer, attorney, solicitor, barrister, Rechtsanwalt, Rechtsanwältin, Anwalt, Anwältin, Jurist, Juristin, avocat, avocate, juriste, abogado, abogada, advogado, advogada, avvocato, avvocata, advocaat, adwokat, prawnik, prawniczka, адвокат, юрист, юристка, адвокатка, avukat, وکیل, حقوقدان, محام, محامي, محامية, 律师, 律師",
  judge:
    "judge, Richter, Richterin, magistrat, magistrate, juez, jueza, juíza, giudice, rechter, sędzia, судья, суддя, hakim, قاضی, قاض, 法官",
  journalist:
    "journalist, reporter, correspondent, Journalistin, Reporterin, journaliste, periodista, reportero, reportera, jornalista, repórter, giornalista, journaliste, dziennikarz, dziennikarka, журналист, журналистка, корреспондент, журналіст, журналістка, gazeteci, muhabir, روزنامه نگار, خبرنگار, صحفي, صحفية, صحافي, مراسل, 记者, 記者",
  writer:
    "writer, author, novelist, poet, Schriftsteller, Schriftstellerin, Autor, Autorin, écrivain, écrivaine, auteur, autrice, escritor, escritora, scrittore, scrittrice, schrijver, schrijfster, pisarz, pisarka, писатель, писательница, письменник, письменниця, поет, yazar, نویسنده, شاعر, كاتب, كاتبة, 作家, 诗人",
  translator:
    "translator, interpreter, Übersetzer, Übersetzerin, Dolmetscher, Dolmetscherin, traducteur, traductrice, interprète, traductor, traductora, intérprete, tradutor, tradutora, traduttore, traduttrice, vertaler, vertaalster, tłumacz, tłumaczka, переводчик, переводчица, перекладач, перекладачка, çevirmen, tercüman, مترجم, مترجمة, 翻译, 翻譯, 译者",
  librarian:
    "librarian, Bibliothekar, Bibliothekarin, bibliothécaire, bibliotecario, bibliotecaria, bibliotecário, bibliotecária, bibliothecaris, bibliotekarz, bibliotekarka, библиотекарь, бібліотекар, бібліотекарка, kütüphaneci, کتابدار, أمين مكتبة, 图书管理员, 圖書館員",
  photographer:
    "photographer, Fotograf, Fotografin, photographe, fotógrafo, fotógrafa, fotografo, fotografa, fotograaf, fotografka, фотограф, фотографиня, fotoğrafçı, عکاس, مصور, مصورة, 摄影师, 攝影師",
  musician:
    "musician, singer, guitarist, pianist, Musiker, Musikerin, Sänger, Sängerin, musicien, musicienne, chanteur, chanteuse, músico, música profesional, cantante, cantor, cantora, musicista, muzikant, zanger, zangeres, muzyk, piosenkarz, piosenkarka, музыкант, певец, певица, музикант, музикантка, співак, співачка, müzisyen, şarkıcı, موسیقیدان, خواننده, موسيقي محترف, مغني, مغنية, 音乐家, 歌手, 音樂家",
  artist:
    "artist, painter, sculptor, Künstler, Künstlerin, Maler, Malerin, artiste, peintre, artista, pintor, pintora, pittore, pittrice, kunstenaar, artysta, artystka, malarz, malarka, художник, художница, художниця, мисткиня, ressam, sanatçı, نقاش, هنرمند, فنان, فنانة, رسام, 艺术家, 画家, 藝術家",
  actor:
    "actor, actress, Schauspieler, Schauspielerin, acteur, actrice, comédien, comédienne, actriz, ator, atriz, attore, attrice, aktor, aktorka, актёр, актриса, актор, акторка, oyuncu, بازیگر, ممثل, ممثلة, 演员, 演員",
  designer:
    "designer, Grafiker, Grafikerin, Gestalter, Gestalterin, graphiste, diseñador, diseñadora, designer gráfico, grafico pubblicitario, vormgever, projektant, projektantka, дизайнер, дизайнерка, tasarımcı, طراح, مصمم, مصممة, 设计师, 設計師",
  accountant:
    "accountant, bookkeeper, Buchhalter, Buchhalterin, Steuerberater, Steuerberaterin, comptable, contable, contador, contadora, contabilista, contabile, commercialista, boekhouder, accountant, księgowy, księgowa, бухгалтер, бухгалтерка, muhasebeci, حسابدار, محاسب, محاسبة قانونية, 会计, 會計, 会计师",
  economist:
    "economist, banker, Ökonom, Ökonomin, Volkswirt, Volkswirtin, économiste, economista, econoom, ekonomista, ekonomistka, экономист, економіст, економістка, ekonomist, iktisatçı, اقتصاددان, خبير اقتصادي, اقتصادي, 经济学家, 經濟學家",
  entrepreneur:
    "entrepreneur, founder, business owner, Unternehmer, Unternehmerin, Gründer, Gründerin, entrepreneure, empresario, empresaria, emprendedor, emprendedora, empresário, empresária, empreendedor, empreendedora, imprenditore, imprenditrice, ondernemer, przedsiębiorca, предприниматель, підприємець, підприємиця, girişimci, iş insanı, کارآفرین, رائد أعمال, رائدة أعمال, 企业家, 创业者, 企業家",
  salesperson:
    "salesperson, salesman, saleswoman, shop assistant, cashier, Verkäufer, Verkäuferin, vendeur, vendeuse, vendedor, vendedora, venditore, venditrice, commesso, commessa, verkoper, verkoopster, sprzedawca, sprzedawczyni, продавец, продавщица, продавець, продавчиня, satıcı, kasiyer, فروشنده, بائع, بائعة, 售货员, 銷售員, 销售员",
  farmer:
    "farmer, rancher, Landwirt, Landwirtin, Bauer, Bäuerin, agriculteur, agricultrice, éleveur, agricultor, agricultora, ganadero, agricoltore, agricoltrice, contadino, boer, boerin, rolnik, rolniczka, фермер, фермерка, çiftçi, کشاورز, مزارع, مزارعة, فلاح, 农民, 農民",
  gardener:
    "gardener, Gärtner, Gärtnerin, jardinier, jardinière, jardinero, jardinera, jardineiro, jardineira, giardiniere, giardiniera, tuinman, hovenier, ogrodnik, ogrodniczka, садовник, садівник, садівниця, bahçıvan, باغبان, بستاني, 园丁, 園丁",
  fisher:
    "fisherman, fisherwoman, Fischer, Fischerin, pêcheur, pescador, pescadora, pescatore, pescatrice, visser, rybak, рыбак, рибалка, balıkçı, ماهیگیر, صياد سمك, 渔民, 漁民",
  cook: "cook, chef, pastry chef, Koch, Köchin, cuisinier, cuisinière, cocinero, cocinera, cozinheiro, cozinheira, cuoco, cuoca, kok, kokkin, kucharz, kucharka, повар, кухар, кухарка, aşçı, آشپز, طباخ, طباخة, شيف, 厨师, 廚師",
  baker:
    "baker, Bäcker, Bäckerin, boulanger, boulangère, pâtissier, pâtissière, panadero, panadera, padeiro, padeira, fornaio, fornaia, bakker, piekarz, пекарь, пекар, fırıncı, نانوا, خباز, 面包师, 麵包師",
  waiter:
    "waiter, waitress, bartender, barista, Kellner, Kellnerin, serveur, serveuse, camarero, camarera, mesero, mesera, garçom, garçonete, cameriere, cameriera, ober, serveerster, kelner, kelnerka, официант, официантка, офіціант, офіціантка, garson, گارسون, نادل, نادلة, 服务员, 服務生",
  hairdresser:
    "hairdresser, barber, Friseur, Friseurin, Frisör, coiffeur, coiffeuse, peluquero, peluquera, cabeleireiro, cabeleireira, barbiere, parrucchiere, parrucchiera, kapper, kapster, fryzjer, fryzjerka, парикмахер, перукар, перукарка, kuaför, berber, آرایشگر, حلاق, 理发师, 美髮師",
  driver:
    "driver, taxi driver, bus driver, truck driver, trucker, Fahrer, Fahrerin, Busfahrer, Taxifahrer, chauffeur, chauffeuse, conducteur, conductrice, conductor, conductora, camionero, taxista, motorista, caminhoneiro, autista, camionista, vrachtwagenchauffeur, kierowca, водитель, таксист, водій, водійка, şoför, taksici, راننده, سائق, سائقة, 司机, 司機",
  pilot:
    "pilot, airline pilot, flight attendant, Pilotin, Flugbegleiter, Flugbegleiterin, pilote, hôtesse de l'air, piloto, azafata, aeromoça, pilota, piloot, stewardessa, лётчик, пилот, пілот, стюардеса, kabin memuru, خلبان, طيار, مضيفة طيران, 飞行员, 飛行員, 空姐",
  sailor:
    "sailor, seaman, Seemann, Matrose, marin, marinero, marinera, marinheiro, marinheira, marinaio, zeeman, marynarz, моряк, denizci, ملوان, دریانورد, بحار, 海员, 水手",
  mechanic:
    "mechanic, Mechaniker, Mechanikerin, mécanicien, mécanicienne, mecánico, mecánica de autos, mecânico, meccanico, monteur, mechanik, механик, механік, tamirci, مکانیک, ميكانيكي, 机械师, 修理工",
  electrician:
    "electrician, Elektriker, Elektrikerin, électricien, électricienne, electricista, eletricista, elettricista, elektricien, elektryk, электрик, електрик, elektrikçi, برقکار, كهربائي, 电工, 電工",
  plumber:
    "plumber, Klempner, Klempnerin, Installateur, plombier, plombière, fontanero, fontanera, plomero, encanador, encanadora, idraulico, loodgieter, hydraulik, сантехник, сантехнік, tesisatçı, لوله کش, سباك, 水管工",
  carpenter:
    "carpenter, joiner, Tischler, Tischlerin, Schreiner, Schreinerin, Zimmermann, menuisier, menuisière, charpentier, charpentière, carpintero, carpintera, carpinteiro, carpinteira, falegname, timmerman, stolarz, плотник, столяр, тесля, marangoz, نجار, 木匠, 木工",
  builder:
    "builder, construction worker, bricklayer, welder, Maurer, Maurerin, Bauarbeiter, Schweißer, maçon, soudeur, albañil, soldador, soldadora, pedreiro, muratore, saldatore, bouwvakker, metselaar, lasser, murarz, spawacz, строитель, каменщик, сварщик, будівельник, зварювальник, inşaat işçisi, kaynakçı, بنا, جوشکار, عامل بناء, لحام, 建筑工人, 焊工",
  miner:
    "miner, coal miner, Bergmann, Bergarbeiter, mineur de fond, minero, minera de carbón, mineiro de carvão, minatore, mijnwerker, górnik, шахтёр, шахтер, шахтар, madenci, معدنچی, عامل منجم, 矿工, 礦工",
  worker:
    "factory worker, labourer, laborer, Arbeiter, Arbeiterin, ouvrier, ouvrière, obrero, obrera, operário, operária, operaio, operaia, arbeider, fabrieksarbeider, robotnik, robotnica, рабочий, рабочая, робітник, робітниця, fabrika işçisi, işçi, کارگر, عامل مصنع, 工人",
  police:
    "police officer, policeman, policewoman, cop, Polizist, Polizistin, policier, policière, gendarme, oficial de policía, agente de policía, policial militar, policial, poliziotto, poliziotta, carabiniere, politieagent, policjant, policjantka, полицейский, поліцейський, поліцейська, polis memuru, افسر پلیس, ضابط شرطة, شرطي, 警察, 民警",
  firefighter:
    "firefighter, fireman, paramedic, Feuerwehrmann, Feuerwehrfrau, Rettungssanitäter, pompier, pompière, sapeur-pompier, bombero, bombera, bombeiro, bombeira, vigile del fuoco, pompiere, brandweerman, strażak, пожарный, пожежник, itfaiyeci, آتش نشان, رجل إطفاء, إطفائي, مسعف, 消防员, 消防員",
  soldier:
    "soldier, serviceman, army officer, Soldat, Soldatin, Offizier, militaire de carrière, soldate, soldado, militar de carrera, soldato, soldatessa, militair, żołnierz, солдат, военнослужащий, військовослужбовець, військовослужбовиця, asker, سرباز, جندي, جندية, ضابط جيش, 军人, 士兵, 軍人",
  veteran:
    "veteran, army veteran, war veteran, Veteranin, vétéran, ancien combattant, veterano, veterana, excombatiente, ex-combatente, reduce di guerra, oud-strijder, weteran, weteranka, ветеран, ветеранка, gazi, کهنه سرباز, محارب قديم, 退伍军人, 老兵, 退伍軍人",
  civil_servant:
    "civil servant, public servant, Beamter, Beamtin, fonctionnaire, funcionario público, funcionaria pública, funcionário público, servidor público, servidora pública, funzionario pubblico, ambtenaar, urzędnik, urzędniczka, госслужащий, чиновник, держслужбовець, держслужбовиця, memur, کارمند دولت, موظف حكومي, موظفة حكومية, 公务员, 公務員",
  social_worker:
    "social worker, carer, caregiver, Sozialarbeiter, Sozialarbeiterin, Erzieher, Erzieherin, assistant social, assistante sociale, trabajador social, trabajadora social, assistente social, assistente sociale, maatschappelijk werker, pracownik socjalny, соцработник, социальный работник, соціальний працівник, соціальна працівниця, sosyal hizmet uzmanı, مددکار اجتماعی, أخصائي اجتماعي, أخصائية اجتماعية, 社工, 社会工作者",
  coach:
    "coach, trainer, personal trainer, athlete, footballer, Trainerin, Sportler, Sportlerin, entraîneur, entraîneuse, athlète, entrenador, entrenadora, deportista, treinador, treinadora, atleta, allenatore, allenatrice, sporter, trener, trenerka, sportowiec, тренер, спортсмен, спортсменка, тренерка, antrenör, sporcu, مربی ورزش, ورزشکار, مدرب, مدربة, رياضي محترف, 教练, 运动员, 教練",
  mother:
    "mother, mom, mum, mother of two, Mutter, Mama, maman, mère, mamá, madre, mãe, mamma, moeder, matka, mama, мама, мать, мати, матуся, annesi, مادر, مامان, أم لطفلين, والدة, 妈妈, 母亲, 媽媽",
  father:
    "father, dad, father of two, Vater, Papa, père de famille, padre de familia, papá, pai de, papà, padre di famiglia, vader, ojciec, tata, папа, отец, тато, батько, babası, پدر, والد, أب لطفلين, 爸爸, 父亲, 爸",
  grandparent:
    "grandmother, grandma, grandfather, grandpa, Großmutter, Oma, Großvater, Opa, grand-mère, grand-père, abuela, abuelo, avó, avô, nonna, nonno, babcia, dziadek, бабушка, дедушка, бабуся, дідусь, büyükanne, مادربزرگ, پدربزرگ, جدة, جد لأحفاد, 奶奶, 爷爷, 外婆",
  retiree:
    "retired, retiree, pensioner, Rentner, Rentnerin, Pensionär, Pensionärin, retraité, retraitée, jubilado, jubilada, aposentado, aposentada, pensionato, pensionata, gepensioneerd, emeryt, emerytka, пенсионер, пенсионерка, пенсіонер, пенсіонерка, emekli, بازنشسته, متقاعد, متقاعدة, 退休",
};
