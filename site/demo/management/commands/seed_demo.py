import logging
import shutil

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from courses.curriculum import load_curriculum
from courses.models import CoursePage
from demo import people, programme, submissions, talking
from demo.films import Films
from lms.enrolment.models import Enrolment
from lms.people.second_reader import lay_out_second_reading

SHORT_COURSE = "tiktok-cerita-60-detik"


class Command(BaseCommand):
    help = "Load the demo: people, course, classes, hand-ins. Safe to run again."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(
                "The demo's passwords are public: it is never loaded with DEBUG off."
            )
        if Enrolment.objects.filter(attempts__number=1, cohort__slug="maret-2021").exists():
            people.prove_contacts()
            self.stdout.write("Demo: loaded already.")
            return
        # The work is done right here, before any broker runs: an unheard bell is no news.
        logging.getLogger("media_tools.work.doorbell").setLevel(logging.ERROR)
        with override("id"):
            self.load()

    def load(self):
        self.stdout.write("Demo: people and course ...")
        crowd = people.participants(140 + programme.WAITED_2021)
        today_crowd = people.participants(23, first=201)
        named = {
            name: people.named(name)
            for name in ("Ayu", "Budi", "Citra", "Dimas", "Endah", "Fajar", "Admin")
        }
        trainers = [named["Citra"], named["Dimas"]]
        clips = settings.SCRATCH_DIR / "demo-clips"
        clips.mkdir(exist_ok=True)
        films = Films(owner=named["Fajar"], clips=clips)
        course = load_curriculum(owner=named["Fajar"], films=films)
        lay_out_second_reading()
        short = CoursePage.objects.child_of(course.get_parent()).get(slug=SHORT_COURSE)
        today = programme.class_of_today(course=course, trainers=trainers)
        programme.join_today(today, [named["Ayu"], named["Budi"], *today_crowd])
        certified = programme.class_with_certificate(course=course, trainers=trainers)
        programme.class_online(course=short, trainers=trainers)
        programme.join_with_nik(certified, people.participants(5, first=301))

        self.stdout.write(
            "Demo: making clips, checking and rendering them (about two minutes) ..."
        )
        submissions.hand_ins_of_today(
            assignment=programme.assignment_of(today),
            people=named,
            crowd=today_crowd,
            clips=clips,
        )
        talking.show_works(
            assignment=programme.assignment_of(today),
            makers=[today_crowd[0], today_crowd[6]],
            trainer=named["Citra"],
            clips=clips,
        )
        talking.say_how_able(cohort=today, people=named)
        talking.announce_to(today, people=named)
        talking.talk_under_lessons(course=course, people=named)
        shutil.rmtree(clips)

        self.stdout.write("Demo: the class of March 2021 ...")
        past = programme.class_of_2021(course=course, trainers=trainers)
        programme.fill_2021(past, crowd)
        submissions.history_of_2021(
            assignment=programme.assignment_of(past),
            videos=submissions.good_videos(),
            trainer=named["Citra"],
        )
        self.stdout.write("Demo: loaded.")
