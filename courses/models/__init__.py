from courses.models.articles import ArticlePage
from courses.models.assignments import AssignmentPage
from courses.models.catalogue import CataloguePage
from courses.models.courses import CoursePage
from courses.models.home import HomePage
from courses.models.hotspots import Hotspot, HotspotsPage
from courses.models.lessons import LessonPage
from courses.models.modules import ModulePage
from courses.models.quizzes import QuizPage
from courses.models.self_assessments import SelfAssessmentPage
from courses.models.showcase import ShowcasePage
from courses.models.videos import CourseVideo

__all__ = [
    "ArticlePage",
    "AssignmentPage",
    "CataloguePage",
    "CoursePage",
    "CourseVideo",
    "HomePage",
    "Hotspot",
    "HotspotsPage",
    "LessonPage",
    "ModulePage",
    "QuizPage",
    "SelfAssessmentPage",
    "ShowcasePage",
]
