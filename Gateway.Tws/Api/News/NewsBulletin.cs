namespace Gateway.Tws.Api.News;

/// <summary>A bulletin of IB or an exchange.</summary>
/// <param name="Id">Tells bulletins of one session apart.</param>
/// <param name="Type">1: text; 2 and 3: an exchange is or is no longer available; IB's sources disagree which, so read the text.</param>
/// <param name="Exchange">Empty when it comes from none.</param>
public sealed record NewsBulletin(int Id, int Type, string Text, string Exchange);
