/// Names as they are written in Morocco: in Latin script, and in Arabic where there is one.
enum DemoNames {
  struct Name {
    let latin: String
    let arabic: String

    init(_ latin: String, _ arabic: String) {
      self.latin = latin
      self.arabic = arabic
    }
  }

  static let given: [Name] = [
    Name("Mohamed", "محمد"), Name("Mohammed", "محمد"), Name("Ahmed", "أحمد"),
    Name("Youssef", "يوسف"), Name("Hassan", "حسن"), Name("Karim", "كريم"), Name("Omar", "عمر"),
    Name("Rachid", "رشيد"), Name("Abdelilah", "عبد الإله"), Name("Mehdi", "المهدي"),
    Name("Hamza", "حمزة"), Name("Anas", "أنس"), Name("Idir", "إيدير"), Name("Ayoub", "أيوب"),
    Name("Fatima", "فاطمة"), Name("Fatima Zahra", "فاطمة الزهراء"), Name("Khadija", "خديجة"),
    Name("Aïcha", "عائشة"), Name("Salma", "سلمى"), Name("Nadia", "نادية"), Name("Hajar", "هاجر"),
    Name("Zineb", "زينب"), Name("Imane", "إيمان"), Name("Meryem", "مريم"), Name("Tilila", "تيليلا"),
    Name("Loubna", "لبنى"), Name("Soukaïna", "سكينة"), Name("Ghita", "غيثة"),
  ]

  static let family: [Name] = [
    Name("El Fassi", "الفاسي"), Name("Benjelloun", "بنجلون"), Name("Alaoui", "العلوي"),
    Name("Bennani", "بناني"), Name("Tazi", "التازي"), Name("El Amrani", "العمراني"),
    Name("Berrada", "برادة"), Name("Idrissi", "الإدريسي"), Name("Chraïbi", "الشرايبي"),
    Name("Ouazzani", "الوزاني"), Name("Aït Benhaddou", "آيت بنحدو"), Name("Amzil", "أمزيل"),
    Name("Oubella", "أوبلا"), Name("El Khattabi", "الخطابي"), Name("Lahlou", "الحلو"),
    Name("Sebti", "السبتي"), Name("Zniber", "زنيبر"), Name("Boutaleb", "بوطالب"),
    Name("El Mansouri", "المنصوري"), Name("Kettani", "الكتاني"), Name("Filali", "الفيلالي"),
    Name("Mernissi", "المرنيسي"), Name("Skalli", "الصقلي"), Name("Aït Taleb", "آيت الطالب"),
  ]

  /// Casablanca most often, as it is.
  static let cities = [
    "Casablanca", "Casablanca", "Casablanca", "Rabat", "Rabat", "Marrakech", "Marrakech", "Fès",
    "Tanger", "Agadir", "Meknès", "Oujda", "Kénitra", "Tétouan", "Salé", "Essaouira", "Ouarzazate",
    "El Jadida", "Mohammedia", "Béni Mellal", "Errachidia", "Laâyoune", "Souss-Massa",
    "Marrakech-Safi",
  ]

  static let companies = [
    "Atlas Voyages", "Sahara Tours", "Riad Al Andalous", "Hôtel Palmeraie", "Kasbah Travel",
    "Médina Events", "Oasis Transport Touristique", "Majorelle DMC", "Rif Aventures",
    "Argana Hotels",
    "Toubkal Expéditions", "Mogador Resort",
  ]

  static let tags = [
    "family", "returning", "VIP", "desert", "golf", "surf", "honeymoon", "group",
    "airport transfer",
    "imperial cities",
  ]
}
