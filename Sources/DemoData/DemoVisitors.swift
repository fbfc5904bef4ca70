/// Where visitors from abroad come from, with names of that place.
struct DemoOrigin {
  let nationality: String
  let country: String
  let callingCode: String
  let language: String
  let given: [String]
  let family: [String]

  static let all: [DemoOrigin] = [
    DemoOrigin(
      nationality: "Française", country: "France", callingCode: "+33", language: "French",
      given: ["Camille", "Julien", "Élodie", "Mathieu", "Chloé", "Antoine"],
      family: ["Dubois", "Lefèvre", "Moreau", "Garnier", "Roussel", "Fournier"]),
    DemoOrigin(
      nationality: "Española", country: "España", callingCode: "+34", language: "Spanish",
      given: ["Lucía", "Javier", "Carmen", "Álvaro", "Íñigo", "Nuria"],
      family: ["García", "Muñoz", "Ibáñez", "Serrano", "Peña", "Castillo"]),
    DemoOrigin(
      nationality: "British", country: "United Kingdom", callingCode: "+44", language: "English",
      given: ["Emily", "Oliver", "Charlotte", "George", "Isla", "Harry"],
      family: ["Smith", "Taylor", "O'Connor", "Wright", "Hughes", "Clarke"]),
    DemoOrigin(
      nationality: "Deutsch", country: "Deutschland", callingCode: "+49", language: "English",
      given: ["Jürgen", "Anna", "Lukas", "Käthe", "Stefan", "Greta"],
      family: ["Müller", "Schäfer", "Weiß", "Vogel", "Köhler", "Brandt"]),
    DemoOrigin(
      nationality: "American", country: "United States", callingCode: "+1", language: "English",
      given: ["Ashley", "Michael", "Jessica", "Tyler", "Megan", "Brandon"],
      family: ["Johnson", "Nguyen", "Ramirez", "Brooks", "Cooper", "Hayes"]),
    DemoOrigin(
      nationality: "Saudi", country: "Saudi Arabia", callingCode: "+966", language: "Arabic",
      given: ["Abdullah", "Noura", "Faisal", "Reem", "Sultan", "Lama"],
      family: ["Al-Otaibi", "Al-Harbi", "Al-Qahtani", "Al-Ghamdi", "Al-Zahrani", "Al-Dosari"]),
  ]
}
