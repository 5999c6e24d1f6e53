using Gateway.Configuration;

namespace Gateway.Notifications;

/// <summary>One message for a person. It holds no account id, no code and no token.</summary>
/// <param name="Priority">As ntfy has it: 1 to 5, of which 5 wakes people up.</param>
/// <param name="Tag">A short name of ntfy's emojis.</param>
internal sealed record Notice(NotifyEvent Event, string Title, string Message, int Priority, string Tag);
